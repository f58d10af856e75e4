package org.ascribe;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far an attribution can be trusted, beside its convergence delta.
 *
 * @param standardError of each value, where the method draws samples; in the unit of f
 * @param quadratureError estimated largest error of a value, where the method integrates; in the unit of f
 * @param convergenceRadius how far the Taylor series behind it seems to reach, in units of the way between sample and baseline,
 *     where the method expands f far enough to tell; below 1 the series does not get there
 * @param ledger where relevance went, where the method passes it through layers
 */
public record Certificate(
        Optional<double[]> standardError,
        OptionalDouble quadratureError,
        OptionalDouble convergenceRadius,
        Ledger ledger) {

    /** Of a method that neither samples, nor integrates, nor propagates. */
    public static final Certificate NONE =
            new Certificate(Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Ledger.NONE);

    /**
     * Copies the array.
     *
     * @param standardError of each value
     * @param quadratureError estimated largest error of a value
     * @param convergenceRadius how far the series seems to reach
     * @param ledger where relevance went
     */
    public Certificate {
        standardError = standardError.map(double[]::clone);
    }

    /**
     * Whether the series behind the attribution seems to diverge: the other end of the way lies outside its radius of convergence,
     * where more orders make it worse.
     *
     * @return false where there is no series, or it reaches
     */
    public boolean diverges() {
        return convergenceRadius.isPresent() && convergenceRadius.getAsDouble() < 1;
    }

    /**
     * The standard error of each value.
     *
     * @return a copy, in row-major order; empty where the method does not sample
     */
    @Override
    public Optional<double[]> standardError() {
        return standardError.map(double[]::clone);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Certificate that
                && Arrays.equals(standardError.orElse(null), that.standardError.orElse(null))
                && quadratureError.equals(that.quadratureError)
                && convergenceRadius.equals(that.convergenceRadius)
                && ledger.equals(that.ledger);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(standardError.orElse(null)), quadratureError, convergenceRadius, ledger);
    }
}
