package org.ascribe.propagation;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Torch;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.model.Model;
import org.ascribe.model.TokenEmbedding;
import org.ascribe.network.Layer;
import org.ascribe.network.Lstm;
import org.ascribe.network.Network;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.propagation.rule.EpsilonGates;
import org.ascribe.text.EncodedText;
import org.ascribe.text.Vocabulary;

/** A text that is padded in front, through an LSTM in double precision: padding gets exactly nothing, words what a loop says. */
class PaddedTextTest {

    private static final int PLACES = 7;
    private static final int DIMENSIONS = 3;
    private static final int UNITS = 4;
    private static final int TARGET = 1;
    private static final Vocabulary VOCABULARY = new Vocabulary(List.of("a", "good", "film"));
    private static final EncodedText TEXT = VOCABULARY.encoder(PLACES).encode("A good, good Gurkenfilm.");

    /** Row 0, that of padding, is the given one; the others are random. */
    private static double[] table(long seed, double padding) {
        double[] table = new Random(seed)
                .doubles((long) VOCABULARY.size() * DIMENSIONS, -1, 1)
                .toArray();
        Arrays.fill(table, 0, DIMENSIONS, padding);
        return table;
    }

    private static Model model(long seed) {
        return RandomModel.of(
                seed,
                -0.5,
                0.5,
                () -> Network.chain(new Shape(PLACES, DIMENSIONS), Lstm.of("lstm", UNITS), Layer.dense("dense", 2)));
    }

    private static double[] perWord(double[] table, long seed, AttributionMethod method) {
        try (Model model = model(seed);
                NDManager manager = Torch.manager()) {
            TokenEmbedding embedding =
                    new TokenEmbedding(manager.create(table, new Shape(VOCABULARY.size(), DIMENSIONS)));
            NDArray x = embedding.embed(
                    manager, TEXT.ids().stream().mapToInt(Integer::intValue).toArray());
            Attribution found = method.attribute(model.target(TARGET), x);
            return embedding.perToken(found);
        }
    }

    private static Occlusion occlusion(Baseline baseline) {
        int[] labels = new int[PLACES * DIMENSIONS];
        Arrays.setAll(labels, i -> i / DIMENSIONS);
        return new Occlusion(baseline, FeatureGroups.labelled(labels));
    }

    @Property(tries = 10)
    void paddingGetsExactlyNothing(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
        assertThat(TEXT.padding()).isEqualTo(3);
        assertThat(TEXT.ids()).containsExactly(0, 0, 0, 2, 3, 3, 1);
        for (double value : new double[] {0, 0.7}) {
            Baseline absent = Baseline.constant(value);
            nothingInFront(value, seed, new DeepLift(absent));
            nothingInFront(value, seed, new DeepLift(absent).withProducts(ProductRule.GRADIENT));
            nothingInFront(value, seed, new IntegratedGradients().withBaseline(absent));
            nothingInFront(value, seed, occlusion(absent));
        }
        nothingInFront(0, seed, new InputXGradient());
        nothingInFront(0, seed, new EpsilonLrp());
        nothingInFront(0, seed, new LayerwiseRelevance(new EpsilonGates()));
        nothingInFront(0, seed, new LayerwiseRelevance(new EpsilonGates(0.001, 0.5)));
    }

    private static void nothingInFront(double value, long seed, AttributionMethod method) {
        double[] words = perWord(table(seed, value), seed, method);
        for (int i = 0; i < PLACES; i++) {
            assertThat(words[i] == 0).as("%s at %d", method, i).isEqualTo(i < 3);
        }
    }

    /** Where padding has an embedding of its own and absence is zero, padding is a word as any other. */
    @Property(tries = 5)
    void paddingThatIsNotTheBaselineCounts(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
        assertThat(Math.abs(perWord(table(seed, 0.7), seed, new DeepLift())[0])).isGreaterThan(0);
    }

    @Property(tries = 20)
    void occlusionOfAWordIsWhatALoopSays(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
        double[] table = table(seed, 0);
        double[][] x = TEXT.ids().stream()
                .map(id -> Arrays.copyOfRange(table, id * DIMENSIONS, (id + 1) * DIMENSIONS))
                .toArray(double[][]::new);
        double[] expected = new double[PLACES];
        try (Model model = model(seed)) {
            double whole = logit(model, x);
            for (int t = 0; t < PLACES; t++) {
                double[] word = x[t];
                x[t] = new double[DIMENSIONS];
                expected[t] = whole - logit(model, x);
                x[t] = word;
            }
        }
        near(perWord(table, seed, occlusion(Baseline.zero())), expected, 1e-12);
    }

    private static double logit(Model model, double[][] x) {
        double[] h = PlainLstm.of(model, "lstm", DIMENSIONS, UNITS).forward(x).h()[PLACES - 1];
        double[] v = RandomModel.parameter(model, "dense.weight");
        double logit = RandomModel.parameter(model, "dense.bias")[TARGET];
        for (int k = 0; k < UNITS; k++) {
            logit += v[TARGET * UNITS + k] * h[k];
        }
        return logit;
    }
}
