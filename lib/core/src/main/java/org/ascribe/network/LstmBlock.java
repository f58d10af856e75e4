package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The steps of an {@link Lstm}, one after another. */
final class LstmBlock extends AbstractBlock {

    private static final int GATES = 4;

    private final int units;
    private final boolean all;
    private final Parameter inputWeight = parameter("weight_ih_l0", Parameter.Type.WEIGHT);
    private final Parameter stateWeight = parameter("weight_hh_l0", Parameter.Type.WEIGHT);
    private final Parameter inputBias = parameter("bias_ih_l0", Parameter.Type.BIAS);
    private final Parameter stateBias = parameter("bias_hh_l0", Parameter.Type.BIAS);

    LstmBlock(int units, boolean all) {
        this.units = units;
        this.all = all;
    }

    /** Passes a sequence as a layer of the network, with the parameters as they are. */
    NDArray unroll(String name, LayerPass pass, NDArray x) {
        return unroll(name, pass, x, Parameter::getArray);
    }

    private NDArray unroll(String name, LayerPass pass, NDArray x, Function<Parameter, NDArray> value) {
        List<Lstm.Step> steps = steps(name, pass, x, value);
        NDList states = new NDList(steps.stream().map(Lstm.Step::state).toList());
        return all ? NDArrays.stack(states, 1) : states.get(states.size() - 1);
    }

    /** Passes a sequence and remembers every step. */
    List<Lstm.Step> steps(NDArray x) {
        return steps("gate", LayerPass.PLAIN, x, Parameter::getArray);
    }

    private List<Lstm.Step> steps(String name, LayerPass pass, NDArray x, Function<Parameter, NDArray> value) {
        Layer sigmoid = new Pointwise(name + ".sigmoid", Activation.SIGMOID);
        Layer tanh = new Pointwise(name + ".tanh", Activation.TANH);
        NDArray w = transposed(value.apply(inputWeight), x.getManager());
        NDArray u = transposed(value.apply(stateWeight), x.getManager());
        // Split at once: the gradient of an index is as large as the whole sequence, at every step.
        NDList fromInput = x.matMul(w)
                .add(value.apply(inputBias))
                .add(value.apply(stateBias))
                .split(x.getShape().get(1), 1);
        NDArray h = x.getManager().zeros(new Shape(x.getShape().get(0), units), x.getDataType());
        NDArray c = h;
        List<Lstm.Step> steps = new ArrayList<>();
        for (int t = 0; t < x.getShape().get(1); t++) {
            NDArray z = fromInput.get(t).squeeze(1).add(h.matMul(u));
            NDList gates = z.split(GATES, 1);
            NDArray kept = pass.product(pass.forward(sigmoid, gates.get(1)), c);
            NDArray added = pass.product(pass.forward(sigmoid, gates.get(0)), pass.forward(tanh, gates.get(2)));
            c = kept.add(added);
            h = pass.product(pass.forward(sigmoid, gates.get(3)), pass.forward(tanh, c));
            steps.add(new Lstm.Step(z, c, h));
        }
        return steps;
    }

    /** What is made of a parameter belongs to its manager, unless it is said otherwise. */
    private static NDArray transposed(NDArray parameter, NDManager owner) {
        NDArray view = parameter.transpose();
        view.attach(owner);
        return view;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        NDArray x = inputs.singletonOrThrow();
        return new NDList(
                unroll("gate", LayerPass.PLAIN, x, parameter -> store.getValue(parameter, x.getDevice(), training)));
    }

    @Override
    public void prepare(Shape[] shapes) {
        inputWeight.setShape(new Shape(4L * units, shapes[0].get(2)));
        stateWeight.setShape(new Shape(4L * units, units));
        inputBias.setShape(new Shape(4L * units));
        stateBias.setShape(new Shape(4L * units));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] shapes) {
        Shape x = shapes[0];
        return new Shape[] {all ? new Shape(x.get(0), x.get(1), units) : new Shape(x.get(0), units)};
    }

    private Parameter parameter(String name, Parameter.Type type) {
        return addParameter(Parameter.builder().setName(name).setType(type).build());
    }
}
