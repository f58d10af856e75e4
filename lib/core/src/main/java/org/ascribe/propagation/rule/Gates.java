package org.ascribe.propagation.rule;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import org.ascribe.engine.Views;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Lstm;

/**
 * The ε-rule step by step back through an LSTM, with a rule for the products in its gates: of the relevance of
 * {@code gate ⊙ signal} the gate gets a share γ and the signal the rest.
 *
 * <p>Signals are c_{t−1}, tanh(g) and tanh(c_t), gates the sigmoids of f, i and o. Activations pass relevance on; the sum
 * {@code c_t = σ(f) ⊙ c_{t−1} + σ(i) ⊙ tanh(g)} shares in proportion to its terms, {@code R_k = k / (c + ε sign(c)) R_c}; and each
 * of the four sums {@code z = W x_t + U h_{t−1} + b} by {@link Epsilon} among x_t and h_{t−1}. Biases keep their share and ε its
 * own: neither is spread over the inputs.
 *
 * <p>γ = 0, the signal takes all: Arras et al. 2017, section 3. γ = ½: LRP-half of Arras et al. 2019, where gates with a small z have
 * large relevances of opposite signs. An input of zeros gets exactly nothing. Cost: one pass forward and one back.
 *
 * @param epsilon ε, above 0
 * @param gate γ, from 0 to 1
 */
public record Gates(double epsilon, double gate) implements Rule {

    /**
     * Checks ε and the share.
     *
     * @param epsilon ε, above 0
     * @param gate γ, from 0 to 1
     * @throws IllegalArgumentException if one is not
     */
    public Gates {
        Stabiliser.of(epsilon);
        if (!(gate >= 0 && gate <= 1)) {
            throw new IllegalArgumentException("gate: " + gate + "; expected a share from 0 to 1");
        }
    }

    /**
     * Gates get nothing.
     *
     * @param epsilon ε, above 0
     * @return the rule
     */
    public static Gates signalTakesAll(double epsilon) {
        return new Gates(epsilon, 0);
    }

    /**
     * Gates get as much as signals.
     *
     * @param epsilon ε, above 0
     * @return the rule
     */
    public static Gates half(double epsilon) {
        return new Gates(epsilon, 0.5);
    }

    @Override
    public boolean fits(Layer layer) {
        return layer instanceof Lstm;
    }

    @Override
    public Shares share(Layer layer, NDArray a, NDArray relevance) {
        Lstm lstm = (Lstm) layer;
        List<Lstm.Step> steps = lstm.steps(a);
        NDArray zero = steps.get(0).state().zerosLike();
        NDArray none = Shares.perSample(zero);
        boolean sequence = relevance.getShape().dimension() == 3;
        Below below = new Below(zero, sequence ? zero : relevance, zero, none, none);
        NDList inputs = new NDList();
        for (int t = steps.size() - 1; t >= 0; t--) {
            NDIndex at = new NDIndex(":, " + t);
            Lstm.Step before = t == 0 ? new Lstm.Step(zero, zero, zero) : steps.get(t - 1);
            try (NDManager scope = a.getManager().newSubManager()) {
                Below above = below.in(scope);
                below = back(
                        lstm,
                        Views.of(a, scope).get(at),
                        Views.of(steps.get(t).gates(), scope),
                        before,
                        sequence ? above.plus(Views.of(relevance, scope).get(at)) : above);
                below.attach(a.getManager());
            }
            inputs.add(0, below.input());
        }
        return new Shares(NDArrays.stack(inputs, 1), below.bias(), below.stabiliser());
    }

    /** One step: what arrives at h_t and c_t goes to x_t, h_{t−1} and c_{t−1}. */
    private Below back(Lstm lstm, NDArray x, NDArray z, Lstm.Step before, Below above) {
        Stabiliser stabiliser = Stabiliser.of(epsilon);
        NDList gates = z.split(4, 1);
        NDArray kept = Activation.SIGMOID.apply(gates.get(1)).mul(before.cell());
        NDArray added = Activation.SIGMOID.apply(gates.get(0)).mul(gates.get(2).tanh());
        NDArray c = kept.add(added);
        NDArray atCell = above.cell.add(above.state.mul(1 - gate));
        NDArray s = atCell.div(stabiliser.away(c));
        NDArray atKept = s.mul(kept);
        NDArray atAdded = s.mul(added);
        NDArray atGates = NDArrays.concat(
                new NDList(atAdded.mul(gate), atKept.mul(gate), atAdded.mul(1 - gate), above.state.mul(gate)), 1);
        NDArray q = atGates.div(stabiliser.away(z));
        NDArray biases = q.mul(parameter(lstm, "bias_ih_l0")).add(q.mul(parameter(lstm, "bias_hh_l0")));
        return new Below(
                x.mul(q.matMul(parameter(lstm, "weight_ih_l0"))),
                q.matMul(parameter(lstm, "weight_hh_l0")).mul(before.state()),
                atKept.mul(1 - gate),
                above.bias.add(Shares.perSample(biases)),
                above.stabiliser
                        .add(Shares.perSample(atCell.sub(s.mul(c))))
                        .add(Shares.perSample(atGates.sub(q.mul(z)))));
    }

    private static NDArray parameter(Lstm lstm, String name) {
        return lstm.block().getDirectParameters().get(name).getArray();
    }

    /** What came down to a step: to its input, to the state and the cell before it, and what was kept on the whole way. */
    private record Below(NDArray input, NDArray state, NDArray cell, NDArray bias, NDArray stabiliser) {

        Below plus(NDArray other) {
            return new Below(input, state.add(other), cell, bias, stabiliser);
        }

        Below in(NDManager scope) {
            return new Below(
                    input,
                    Views.of(state, scope),
                    Views.of(cell, scope),
                    Views.of(bias, scope),
                    Views.of(stabiliser, scope));
        }

        void attach(NDManager owner) {
            new NDList(input, state, cell, bias, stabiliser).attach(owner);
        }
    }
}
