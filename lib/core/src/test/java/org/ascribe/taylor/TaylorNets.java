package org.ascribe.taylor;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;

/** Nets that are polynomials, of degree 2, 4 and 8, and their inputs. */
final class TaylorNets {

    private TaylorNets() {}

    static Arbitrary<Nets> polynomials() {
        return Arbitraries.of(List.of(3), List.of(4, 2), List.of(3, 3, 2))
                .flatMap(hidden -> Combinators.combine(
                                Arbitraries.integers().between(2, hidden.size() == 3 ? 3 : 4),
                                Arbitraries.longs().between(1, 1_000_000))
                        .as((inputs, seed) -> new Nets(inputs, hidden, 2, Activation.SQUARE, seed)));
    }

    static Arbitrary<Nets> analytic() {
        return Combinators.combine(
                        Arbitraries.integers().between(2, 4),
                        Arbitraries.of(List.of(5), List.of(4, 3)),
                        Arbitraries.of(Activation.SIGMOID, Activation.TANH, Activation.SOFTPLUS, Activation.GELU),
                        Arbitraries.longs().between(1, 1_000_000))
                .as((inputs, hidden, activation, seed) -> new Nets(inputs, hidden, 2, activation, seed));
    }

    /** The degree of a net of squares. */
    static int degree(Nets net) {
        return 1 << net.hidden().size();
    }
}
