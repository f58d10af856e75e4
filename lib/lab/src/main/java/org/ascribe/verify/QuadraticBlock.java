package org.ascribe.verify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.ascribe.engine.Tensors;

/** {@code c + g·x + ½ xᵀAx} for each output. */
final class QuadraticBlock extends AbstractBlock {

    private final int outputs;
    private final Parameter c;
    private final Parameter g;
    private final Parameter halfA;

    /** Made on a manager that the caller owns. */
    QuadraticBlock(NDManager manager, DataType type, double[] c, double[] g, double[] a) {
        this.outputs = c.length;
        long features = g.length / c.length;
        this.c = parameter("c", Tensors.of(manager, c, new Shape(outputs)), type);
        this.g = parameter("g", Tensors.of(manager, g, new Shape(outputs, features)), type);
        NDArray halves =
                Tensors.of(manager, a, new Shape(outputs, features, features)).mul(0.5);
        this.halfA = parameter("halfA", halves, type);
    }

    /** Hands the parameters to another owner. */
    void attach(NDManager owner) {
        getDirectParameters().values().forEach(parameter -> parameter.getArray().attach(owner));
    }

    private Parameter parameter(String name, NDArray values, DataType type) {
        Parameter parameter = addParameter(
                Parameter.builder().setName(name).setType(Parameter.Type.OTHER).build());
        NDArray array = values.toType(type, false);
        array.setRequiresGradient(true);
        parameter.setArray(array);
        return parameter;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        NDArray x = inputs.singletonOrThrow();
        NDManager scope = x.getManager();
        NDArray linear = x.matMul(in(scope, g).transpose());
        // [outputs, n, d] · [n, d] summed over d, then [n, outputs]
        NDArray ax = x.expandDims(0).matMul(in(scope, halfA).transpose(0, 2, 1));
        NDArray quadratic = ax.mul(x.expandDims(0)).sum(new int[] {2}).transpose();
        return new NDList(linear.add(quadratic).add(in(scope, c)));
    }

    private static NDArray in(NDManager scope, Parameter parameter) {
        NDArray view = parameter.getArray().stopGradient();
        view.attach(scope);
        return view;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] shapes) {
        return new Shape[] {new Shape(shapes[0].get(0), outputs)};
    }
}
