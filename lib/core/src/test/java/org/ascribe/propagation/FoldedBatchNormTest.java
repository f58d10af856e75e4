package org.ascribe.propagation;

import static org.ascribe.propagation.Close.close;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.TreeMap;
import org.ascribe.Attribution;
import org.ascribe.Ledger;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.LayeredFunction;
import org.ascribe.network.Network;
import org.ascribe.propagation.rule.Epsilon;
import org.ascribe.propagation.rule.Gamma;
import org.ascribe.propagation.rule.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A convolution and its batch normalisation, and the one convolution that they are folded into. */
class FoldedBatchNormTest {

    private static final Convolution CONVOLUTION = new Convolution(2, 3, 4, 3, 1, 1, 1, 1, true);
    private static final Shape IMAGE = new Shape(2, 4, 4);
    private static final double EPSILON = 1e-3;
    private static final double GAMMA = 0.25;

    private final NDManager manager = Torch.manager();
    private final NDArray x = RandomModel.inputs(manager, 11, 1, 0, 1, IMAGE);
    private final Model apart = RandomModel.of(3, -0.3, 0.3, FoldedBatchNormTest::network);
    private final Model folded =
            Model.of("folded", ((LayeredFunction) apart.target(0)).network().folded(), IMAGE);

    @AfterEach
    void free() {
        folded.close();
        apart.close();
        manager.close();
    }

    /** In each neuron, the two hand down {@code a w / z · s z / z'}, and the one {@code a s w / z'}, which is the same. */
    @Test
    void theEpsilonRuleGivesTheSameMapAndKeepsOtherBooks() {
        Attribution two = explained(apart, new Epsilon(1e-13));
        Attribution one = explained(folded, new Epsilon(1e-13));
        assertThat(one.output()).isCloseTo(two.output(), within(1e-12));
        close(one.values(), two.values(), 1e-8);
        Map<String, Double> ofTwo = kept(two);
        assertThat(ofTwo.get("norm")).isNotZero();
        assertThat(kept(one)).containsOnlyKeys("conv", "relu", "flatten", "dense");
        assertThat(kept(one).get("conv")).isCloseTo(ofTwo.get("conv") + ofTwo.get("norm"), within(1e-8));
    }

    /** γ favours what speaks for a neuron of the convolution: for z in the one network, for s z + t in the other. */
    @Test
    void aFoldedNetworkIsAnotherNetwork() {
        double[] two = explained(apart, new Gamma(GAMMA)).values();
        double[] one = explained(folded, new Gamma(GAMMA)).values();
        close(two, plain(false));
        close(one, plain(true));
        double largest = 0;
        double apartBy = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs(two[i]));
            apartBy = Math.max(apartBy, Math.abs(two[i] - one[i]));
        }
        assertThat(apartBy).isGreaterThan(0.05 * largest);
    }

    private Attribution explained(Model model, Rule rule) {
        return new LayerwiseRelevance(rule).attributeAll(model.target(1), x).get(0);
    }

    private static Map<String, Double> kept(Attribution a) {
        Map<String, Double> kept = new TreeMap<>();
        for (Ledger.Entry entry : a.certificate().ledger().entries()) {
            kept.merge(entry.layer(), entry.bias(), Double::sum);
        }
        return kept;
    }

    /** With all matrices written out: that of the normalisation, which shares in proportion, as a diagonal, or multiplied in. */
    private double[] plain(boolean multiplied) {
        double[] s = CONVOLUTION.spread(scale());
        double[] t = CONVOLUTION.spread(shift());
        double[][] w = CONVOLUTION.matrix(RandomModel.parameter(apart, "conv.weight"));
        double[] b = CONVOLUTION.spread(RandomModel.parameter(apart, "conv.bias"));
        double[][] diagonal = new double[s.length][s.length];
        for (int j = 0; j < s.length; j++) {
            diagonal[j][j] = s[j];
            if (multiplied) {
                b[j] = s[j] * b[j] + t[j];
                for (int i = 0; i < w[j].length; i++) {
                    w[j][i] *= s[j];
                }
            }
        }
        PlainRule gamma = PlainRule.gamma(GAMMA);
        PlainNet net = new PlainNet().affine(w, b, gamma);
        if (!multiplied) {
            net.affine(diagonal, t, PlainRule.epsilon(PlainRule.STABILISER));
        }
        double[][] scores = PlainNet.matrix(RandomModel.parameter(apart, "dense.weight"), 2);
        return net.relu()
                .affine(scores, RandomModel.parameter(apart, "dense.bias"), gamma)
                .relevance(x.toDoubleArray(), 1);
    }

    /** {@code s = γ / √(variance + ε)}. */
    private double[] scale() {
        double[] scale = RandomModel.parameter(apart, "norm.gamma").clone();
        for (int channel = 0; channel < scale.length; channel++) {
            scale[channel] /= Math.sqrt(RandomModel.parameter(apart, "norm.runningVar")[channel] + EPSILON);
        }
        return scale;
    }

    /** {@code t = β − s mean}. */
    private double[] shift() {
        double[] shift = RandomModel.parameter(apart, "norm.beta").clone();
        for (int channel = 0; channel < shift.length; channel++) {
            shift[channel] -= scale()[channel] * RandomModel.parameter(apart, "norm.runningMean")[channel];
        }
        return shift;
    }

    private static Network network() {
        return Network.chain(
                IMAGE,
                CONVOLUTION.layer("conv"),
                Layer.batchNorm("norm", EPSILON),
                Layer.activation("relu", Activation.RELU),
                Layer.flatten("flatten"),
                Layer.dense("dense", 2));
    }
}
