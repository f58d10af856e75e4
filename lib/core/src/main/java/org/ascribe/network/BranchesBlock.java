package org.ascribe.network;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.List;

/** {@link Branches} as a block. The blocks of its layers are children of the network, which may use them elsewhere too. */
final class BranchesBlock extends AbstractBlock {

    private final Branches branches;

    BranchesBlock(Branches branches) {
        this.branches = branches;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        return new NDList(branches.through(Chain.blocks(store, training), inputs.singletonOrThrow()));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... shapes) {
        branches.chains().forEach(chain -> Chain.initialize(chain, manager, type, shapes[0]));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] shapes) {
        List<Shape> outputs = branches.chains().stream()
                .map(chain -> Chain.outputShape(chain, shapes[0]))
                .toList();
        boolean add = branches.merge() == Branches.Merge.ADD;
        long[] merged = outputs.get(0).getShape().clone();
        for (Shape output : outputs) {
            boolean fits = output.dimension() == merged.length && (add || merged.length > 1);
            for (int axis = 0; fits && axis < merged.length; axis++) {
                fits = output.get(axis) == merged[axis] || (!add && axis == 1);
            }
            if (!fits) {
                throw new IllegalArgumentException("chains: those of " + branches.name() + " have outputs of shapes "
                        + outputs + "; expected equal ones" + (add ? "" : ", but for axis 1"));
            }
        }
        if (!add) {
            merged[1] = outputs.stream().mapToLong(shape -> shape.get(1)).sum();
        }
        return new Shape[] {new Shape(merged)};
    }
}
