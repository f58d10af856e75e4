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
 * @param ledger where relevance went, where the method passes it through layers
 */
public record Certificate(Optional<double[]> standardError, OptionalDouble quadratureError, Ledger ledger) {

    /** Of a method that neither samples, nor integrates, nor propagates. */
    public static final Certificate NONE = new Certificate(Optional.empty(), OptionalDouble.empty(), Ledger.NONE);

    /**
     * Copies the array.
     *
     * @param standardError of each value
     * @param quadratureError estimated largest error of a value
     * @param ledger where relevance went
     */
    public Certificate {
        standardError = standardError.map(double[]::clone);
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
                && ledger.equals(that.ledger);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(standardError.orElse(null)), quadratureError, ledger);
    }
}
