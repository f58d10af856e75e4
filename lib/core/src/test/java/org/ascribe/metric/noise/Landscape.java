package org.ascribe.metric.noise;

import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * An objective with hills and valleys on log σ.
 *
 * @param valley log σ of the main one
 * @param width how wide it is
 * @param ripple how high the hills are
 * @param frequency how close together
 */
record Landscape(double valley, double width, double ripple, double frequency) implements DoubleUnaryOperator {

    static Arbitrary<Landscape> any() {
        return Combinators.combine(
                        Arbitraries.doubles().between(-6, 2),
                        Arbitraries.doubles().between(0.1, 5),
                        Arbitraries.doubles().between(0, 3),
                        Arbitraries.doubles().between(0.1, 20))
                .as(Landscape::new);
    }

    Landscape withoutRipple() {
        return new Landscape(valley, width, 0, 1);
    }

    @Override
    public double applyAsDouble(double sigma) {
        double t = (Math.log(sigma) - valley) / width;
        return Math.sqrt(1 + t * t) + ripple * Math.sin(frequency * sigma);
    }
}
