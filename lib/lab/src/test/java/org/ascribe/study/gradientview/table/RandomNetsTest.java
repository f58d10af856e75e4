package org.ascribe.study.gradientview.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.ascribe.result.Rows;
import org.junit.jupiter.api.Test;

/** Identities of the gradient view on random nets, which need neither data nor weights: where they hold, and where they do not. */
class RandomNetsTest {

    private static final Rows ROWS = new Rows(new ActivationEquivalence()
            .random(5)
            .flatMap(task -> task.work().get().stream())
            .toList());

    @Test
    void relevanceIsGradientTimesInputOfReluAlone() {
        assertThat(differences(Identities.LRP_GRADIENT, "ReLU")).hasSize(5).allMatch(d -> d < 1e-10);
        for (String other : List.of("Tanh", "Sigmoid", "Softplus")) {
            assertThat(differences(Identities.LRP_GRADIENT, other)).allMatch(d -> d > 1e-2);
        }
    }

    @Test
    void withoutBiasesRelevanceIsDeepLiftWhereTheActivationIs0At0() {
        for (String activation : List.of("ReLU", "Tanh")) {
            // Near z = z̃ DeepLIFT takes the derivative halfway, which is off by (6e-6)²/12 at most.
            assertThat(differences(Identities.WITHOUT_BIASES, activation))
                    .hasSize(5)
                    .allMatch(d -> d < 1e-10);
            assertThat(differences(Identities.LRP_DEEP_LIFT, activation)).allMatch(d -> d > 1e-2);
        }
        for (String activation : List.of("Sigmoid", "Softplus")) {
            assertThat(differences(Identities.WITHOUT_BIASES, activation)).allMatch(d -> d > 1e-2);
        }
    }

    @Test
    void withoutActivationsAllSignedMethodsAreOne() {
        for (String activation : List.of("ReLU", "Tanh", "Sigmoid", "Softplus")) {
            assertThat(differences(Identities.LINEAR, activation)).hasSize(5).allMatch(d -> d < 1e-12);
        }
    }

    /** Gauss-Legendre converges geometrically on smooth nets and like a Riemann sum where gradients jump. */
    @Test
    void occlusionIsTheIntegralOfTheLastRowOfTable1() {
        for (String activation : List.of("Tanh", "Sigmoid", "Softplus")) {
            assertThat(differences(Identities.integral(64), activation))
                    .hasSize(5)
                    .allMatch(d -> d < 1e-11);
            assertThat(differences(Identities.integral(4), activation)).allMatch(d -> d < 1e-2);
        }
        assertThat(differences(Identities.integral(64), "ReLU")).hasSize(5).allMatch(d -> d < 2e-2);
    }

    private static List<Double> differences(String identity, String activation) {
        return Arrays.stream(ROWS.where("identity", identity)
                        .where("activation", activation)
                        .numbers("difference"))
                .boxed()
                .toList();
    }
}
