package org.ascribe;

import java.util.OptionalDouble;

/**
 * The output of f that an attribution shares out.
 *
 * @param target 0-based index of the explained class
 * @param unit what f is measured in
 * @param output f(x)
 * @param baselineOutput f(baseline), the mean where there are several, empty for a method without one
 */
public record Explained(int target, Unit unit, double output, OptionalDouble baselineOutput) {

    /**
     * The same output, of an attribution that does not sum to its change.
     *
     * @return a copy without f(baseline)
     */
    public Explained withoutBaseline() {
        return new Explained(target, unit, output, OptionalDouble.empty());
    }
}
