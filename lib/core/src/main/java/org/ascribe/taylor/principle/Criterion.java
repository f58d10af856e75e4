package org.ascribe.taylor.principle;

import org.ascribe.AttributionMethod;

/** A principle that any method can be held to. */
@FunctionalInterface
public interface Criterion {

    /**
     * What counts as little: a twentieth of the difference that is to be explained. Methods that follow a principle miss it by
     * rounding, by a stabiliser or by the error of their sampling; those that do not, by several times as much.
     */
    double LITTLE = 0.05;

    /**
     * Asks a method.
     *
     * @param method with its hyperparameters
     * @return whether it follows the principle; the same each time it is asked
     */
    Ruling judge(AttributionMethod method);
}
