package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.autograd.Autograd;

/**
 * Batch normalisation folded into the dense layer or convolution before it: {@code s (W a + b) + t} is the affine map with
 * {@code W' = s W} and {@code b' = s b + t}.
 */
final class Folding {

    private final List<Layer> places;

    /**
     * A folding of one network.
     *
     * @param places all layers of its tree, those that stand in several places as often
     */
    Folding(List<Layer> places) {
        this.places = places;
    }

    List<Layer> of(List<Layer> chain) {
        List<Layer> folded = new ArrayList<>();
        for (Layer layer : chain) {
            if (layer instanceof Branches branches) {
                List<List<Layer>> chains =
                        branches.chains().stream().map(this::of).toList();
                folded.add(new Branches(branches.name(), branches.merge(), chains));
            } else if (!folded.isEmpty()
                    && folded.get(folded.size() - 1) instanceof Affine before
                    && takesIn(before, layer)) {
                folded.set(folded.size() - 1, folded(before, layer.block()));
            } else {
                folded.add(layer);
            }
        }
        return folded;
    }

    /** A layer that stands elsewhere too cannot change. */
    private boolean takesIn(Affine affine, Layer norm) {
        return (affine.block() instanceof Linear || affine.block() instanceof Conv2d)
                && places.stream().filter(affine::equals).count() == 1
                && Affine.isBatchNorm(norm.block());
    }

    private static Affine folded(Affine layer, Block norm) {
        ParameterList parameters = layer.block().getDirectParameters();
        NDArray weight = parameters.get("weight").getArray();
        Block block = unset(layer.block(), weight.getShape().get(0));
        NDManager owner = weight.getManager();
        try (NDManager scope = owner.newSubManager()) {
            NDArray w = Autograd.borrow(weight, scope);
            Parameter bias = parameters.get("bias");
            NDArray b = bias == null ? LinearOperator.none(w) : Autograd.borrow(bias.getArray(), scope);
            BatchNormOperator operator = new BatchNormOperator(norm);
            NDArray channels = scope.zeros(new Shape(1, w.getShape().get(0)), w.getDataType());
            NDArray scale = operator.weight(channels).flatten();
            set(block, "weight", w.mul(scale.reshape(perRow(w))), owner);
            set(block, "bias", b.mul(scale).add(operator.bias(channels).flatten()), owner);
        }
        return new Affine(layer.name(), block);
    }

    private static Block unset(Block block, long units) {
        if (block instanceof Conv2d conv) {
            return Conv2d.builder()
                    .setFilters(conv.getFilters())
                    .setKernelShape(conv.getKernelShape())
                    .optStride(conv.getStride())
                    .optPadding(conv.getPadding())
                    .optDilation(conv.getDilation())
                    .optGroups(conv.getGroups())
                    .build();
        }
        return Linear.builder().setUnits(units).build();
    }

    private static Shape perRow(NDArray weight) {
        return weight.getShape().dimension() == 2 ? new Shape(-1, 1) : new Shape(-1, 1, 1, 1);
    }

    private static void set(Block block, String name, NDArray value, NDManager owner) {
        NDArray own = value.stopGradient();
        own.attach(owner);
        block.getDirectParameters().get(name).setArray(own);
    }
}
