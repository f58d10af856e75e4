package org.ascribe.propagation;

import static org.ascribe.propagation.Close.close;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.Attribution;
import org.ascribe.Ledger;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.propagation.rule.AlphaBeta;
import org.ascribe.propagation.rule.Bias;
import org.ascribe.propagation.rule.Composite;
import org.ascribe.propagation.rule.Epsilon;
import org.ascribe.propagation.rule.Flat;
import org.ascribe.propagation.rule.Gamma;
import org.ascribe.propagation.rule.Rule;
import org.ascribe.propagation.rule.SpreadStabiliser;
import org.ascribe.propagation.rule.Stabiliser;
import org.ascribe.propagation.rule.WSquare;
import org.ascribe.propagation.rule.Z;
import org.ascribe.propagation.rule.ZBox;
import org.ascribe.propagation.rule.ZPlus;

/** Every rule against the matrix of all its contributions, on random dense nets of ReLUs. */
class DenseRulesTest {

    private static final int INPUTS = 7;
    private static final int CLASSES = 3;

    /** A rule, the same in plain Java, and the smallest input. */
    record Pair(Rule rule, PlainRule plain, double low) {}

    @Provide
    Arbitrary<Pair> rules() {
        return Arbitraries.of(
                new Pair(new Epsilon(0.01), PlainRule.epsilon(0.01), -1),
                new Pair(new Epsilon(0.5), PlainRule.epsilon(0.5), -1),
                new Pair(new Epsilon(new SpreadStabiliser(0.1)), PlainRule.spread(0.1, true), -1),
                new Pair(new Epsilon(new SpreadStabiliser(0.5, false)), PlainRule.spread(0.5, false), -1),
                new Pair(new Z(), PlainRule.z(), -1),
                new Pair(new Gamma(0), PlainRule.epsilon(1e-9), 0),
                new Pair(new Gamma(0.25), PlainRule.gamma(0.25), 0),
                new Pair(new Gamma(0.25), PlainRule.gamma(0.25), -1),
                new Pair(new ZPlus(), PlainRule.zPlus(false), 0),
                new Pair(new ZPlus(), PlainRule.zPlus(false), -1),
                new Pair(new ZPlus(Bias.KEPT, Stabiliser.TINY), PlainRule.zPlus(true), 0),
                new Pair(new AlphaBeta(1, 0), PlainRule.alphaBeta(1, 0, false), -1),
                new Pair(new AlphaBeta(2, 1), PlainRule.alphaBeta(2, 1, false), -1),
                new Pair(new AlphaBeta(1.5, 0.5, Bias.KEPT, Stabiliser.TINY), PlainRule.alphaBeta(1.5, 0.5, true), -1),
                new Pair(new WSquare(), PlainRule.wSquare(), -1),
                new Pair(new Flat(), PlainRule.flat(), -1),
                new Pair(new ZBox(-1, 1), PlainRule.zBox(-1, 1), -1));
    }

    @Provide
    Arbitrary<List<Integer>> hidden() {
        return Arbitraries.integers().between(1, 9).list().ofMinSize(0).ofMaxSize(3);
    }

    @Property(tries = 150)
    void matchTheMatrixForm(
            @ForAll("rules") Pair pair,
            @ForAll("hidden") List<Integer> hidden,
            @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        // The box of z^B holds for pixels; what lies above them may be any size.
        Rule above = pair.rule() instanceof ZBox ? new ZPlus() : pair.rule();
        PlainRule plainAbove = pair.rule() instanceof ZBox ? PlainRule.zPlus(false) : pair.plain();
        Composite rules = place -> place.first() ? pair.rule() : above;
        try (Model model = RandomModel.of(seed, -0.5, 0.5, () -> network(hidden));
                NDManager manager = Torch.manager()) {
            NDArray x = RandomModel.inputs(manager, seed, 3, pair.low(), 1, new Shape(INPUTS));
            PlainNet plain = plain(model, hidden, pair.plain(), plainAbove);
            List<Attribution> found = new LayerwiseRelevance(rules).attributeAll(model.target(1), x);
            for (Attribution a : found) {
                close(a.values(), plain.relevance(a.input(), 1));
                booksClose(a);
            }
        }
    }

    /** Every entry is closed, begins where the one above it ended, and the last ends in the attribution. */
    static void booksClose(Attribution a) {
        double arriving = a.output();
        for (Ledger.Entry entry : a.certificate().ledger().entries()) {
            double scale = 1e-10 * Math.max(1, Math.max(Math.abs(entry.passed()), Math.abs(entry.arriving())));
            assertThat(entry.arriving()).as("%s", entry).isCloseTo(arriving, within(scale));
            assertThat(entry.residual()).as("%s", entry).isCloseTo(0, within(scale));
            assertThat(entry.negative()).isNotPositive();
            arriving = entry.passed();
        }
        double negative = Arrays.stream(a.values()).filter(v -> v < 0).sum();
        List<Ledger.Entry> entries = a.certificate().ledger().entries();
        assertThat(entries.get(entries.size() - 1).negative())
                .isCloseTo(negative, within(1e-10 * Math.max(1, Math.abs(negative))));
        assertThat(a.sum()).isCloseTo(arriving, within(1e-10 * Math.max(1, Math.abs(arriving))));
    }

    private static Network network(List<Integer> hidden) {
        List<Layer> layers = new ArrayList<>();
        for (int k = 0; k < hidden.size(); k++) {
            layers.add(Layer.dense("dense" + k, hidden.get(k)));
            layers.add(Layer.activation("relu" + k, Activation.RELU));
        }
        layers.add(Layer.dense("dense" + hidden.size(), CLASSES));
        return new Network(new Shape(INPUTS), layers);
    }

    private static PlainNet plain(Model model, List<Integer> hidden, PlainRule first, PlainRule above) {
        PlainNet net = new PlainNet();
        for (int k = 0; k <= hidden.size(); k++) {
            double[] b = RandomModel.parameter(model, "dense" + k + ".bias");
            double[][] w = PlainNet.matrix(RandomModel.parameter(model, "dense" + k + ".weight"), b.length);
            net.affine(w, b, k == 0 ? first : above);
            if (k < hidden.size()) {
                net.relu();
            }
        }
        return net;
    }
}
