package org.ascribe.propagation.rule;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.ascribe.engine.Shapes;
import org.ascribe.network.AffineMap;

/** From a sample along a search direction to where a neuron falls silent. */
record RootSearch(RootRule rule, AffineMap map, int[] neuron) {

    /** Leaves nothing on the manager of x but the root points. */
    NDArray from(NDArray x) {
        NDManager owner = x.getManager();
        try (NDManager scope = owner.newSubManager()) {
            NDArray copy = x.duplicate();
            copy.attach(scope);
            NDArray root = root(copy);
            root.attach(owner);
            return root;
        }
    }

    private NDArray root(NDArray x) {
        NDArray output = map.apply(x);
        NDArray unit = unit(output);
        NDArray z = Shares.perSample(output.mul(unit)).maximum(0);
        NDArray w = map.back(x, unit);
        NDArray v = rule.direction(x, w);
        NDArray slope = Shares.perSample(v.mul(w));
        NDArray active = z.gt(0);
        if (active.logicalAnd(slope.lte(0)).any().getBoolean()) {
            throw new IllegalArgumentException("x: neuron " + Arrays.toString(neuron)
                    + " is active for a sample, and never silent along the search direction of " + rule
                    + "; expected samples whose search direction meets the plane z = 0");
        }
        // Silent neurons may have no slope either, and stay where they are.
        NDArray t = z.div(slope.add(active.logicalNot().toType(z.getDataType(), false)));
        Shape column = Shapes.along(0, x.getShape().dimension(), x.getShape().get(0));
        return x.sub(v.mul(t.reshape(column)));
    }

    /** 1 at the neuron, for every sample. */
    private NDArray unit(NDArray output) {
        Shape shape = output.getShape().slice(1);
        boolean exists = neuron.length == shape.dimension();
        NDIndex place = new NDIndex(":");
        for (int axis = 0; exists && axis < neuron.length; axis++) {
            exists = neuron[axis] >= 0 && neuron[axis] < shape.get(axis);
            place.addIndices(neuron[axis]);
        }
        if (!exists) {
            throw new IllegalArgumentException(
                    "neuron: " + Arrays.toString(neuron) + "; expected a place in an output of shape " + shape);
        }
        NDArray unit = output.zerosLike();
        unit.set(place, 1);
        return unit;
    }
}
