package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.function.Function;
import org.ascribe.autograd.Autograd;

/**
 * {@code γ (a − μ) / √(σ² + ε) + β} for each channel, axis 1, with the names of parameters that DJL's {@link BatchNorm} has. That
 * block keeps ε in float32, where 0.001 is 5e-11 too much.
 */
final class BatchNormBlock extends AbstractBlock {

    private static final float MOMENTUM = 0.9f;

    private final double epsilon;
    private final Parameter gamma = parameter("gamma", Parameter.Type.GAMMA, true);
    private final Parameter beta = parameter("beta", Parameter.Type.BETA, true);
    private final Parameter runningMean = parameter("runningMean", Parameter.Type.RUNNING_MEAN, false);
    private final Parameter runningVar = parameter("runningVar", Parameter.Type.RUNNING_VAR, false);

    BatchNormBlock(double epsilon) {
        this.epsilon = epsilon;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        NDArray a = inputs.singletonOrThrow();
        Function<Parameter, NDArray> value = parameter -> store.getValue(parameter, a.getDevice(), training);
        NDArray variance = value.apply(runningVar);
        if (!training) {
            // The engine takes ε as a float; what that loses is added to what it adds ε to.
            variance = Autograd.borrow(variance, a.getManager()).add(epsilon - (float) epsilon);
        }
        return BatchNorm.batchNorm(
                a,
                value.apply(runningMean),
                variance,
                value.apply(gamma),
                value.apply(beta),
                1,
                MOMENTUM,
                (float) epsilon,
                training);
    }

    @Override
    protected void prepare(Shape[] shapes) {
        Shape channels = new Shape(shapes[0].get(1));
        getDirectParameters().values().forEach(parameter -> parameter.setShape(channels));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] shapes) {
        return shapes;
    }

    private Parameter parameter(String name, Parameter.Type type, boolean trained) {
        return addParameter(Parameter.builder()
                .setName(name)
                .setType(type)
                .optRequiresGrad(trained)
                .build());
    }
}
