package org.ascribe.axiom;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.ascribe.Attribution;
import org.ascribe.Certificate;
import org.ascribe.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * What an axiom looks at in an attribution.
 *
 * @param values one for each input
 * @param total what they come to, see {@link org.ascribe.AttributionMethod#total}
 * @param baselineOutput f at the method's baseline, or null for a method without one
 * @param error how far off the method says that a value may be, by its sampling or its quadrature; 0 for a method that does not say
 * @param ledger where relevance went, empty for a method without rules
 */
public record Answer(
        double[] values, double total, @Nullable Double baselineOutput, double error, List<Ledger.Entry> ledger) {

    /**
     * Copies the numbers.
     *
     * @param values one for each input
     * @param total what they come to
     * @param baselineOutput f at the method's baseline, or null
     * @param error how far off a value may be
     * @param ledger where relevance went
     */
    public Answer {
        values = values.clone();
        ledger = List.copyOf(ledger);
    }

    static Answer of(Attribution attribution) {
        Certificate certificate = attribution.certificate();
        double sampling = certificate
                .standardError()
                .map(errors -> Arrays.stream(errors).max().orElse(0))
                .orElse(0.0);
        OptionalDouble baseline = attribution.baselineOutput();
        return new Answer(
                attribution.values(),
                attribution.method().total(attribution.values(), new Shape(attribution.shape())),
                baseline.isPresent() ? baseline.getAsDouble() : null,
                Math.max(sampling, certificate.quadratureError().orElse(0)),
                certificate.ledger().entries());
    }

    /**
     * One number for each input.
     *
     * @return a copy
     */
    @Override
    public double[] values() {
        return values.clone();
    }

    /**
     * The value of one input.
     *
     * @param input its number, from 0
     * @return the value
     */
    public double of(int input) {
        return values[input];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Answer that
                && Arrays.equals(values, that.values)
                && total == that.total
                && Objects.equals(baselineOutput, that.baselineOutput)
                && error == that.error
                && ledger.equals(that.ledger);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(values), total, baselineOutput, error, ledger);
    }
}
