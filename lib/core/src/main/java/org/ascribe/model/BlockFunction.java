package org.ascribe.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import org.ascribe.Target;
import org.ascribe.autograd.Autograd;
import org.ascribe.autograd.Frozen;
import org.ascribe.autograd.SliceSize;
import org.ascribe.autograd.Slices;
import org.jspecify.annotations.Nullable;

/** One output of a model and its derivatives, by the gradient primitive. */
class BlockFunction extends BoundFunction<BlockFunction> {

    final Model model;

    BlockFunction(Model model, Target target, Meter meter, int @Nullable [] classes) {
        super(model, target, meter, classes);
        this.model = model;
    }

    @Override
    protected BlockFunction bound(int[] rows) {
        return new BlockFunction(model, target, meter, rows);
    }

    @Override
    public Device device() {
        return model.manager().getDevice();
    }

    @Override
    public NDArray value(NDArray batch) {
        return passes(1, 0, f -> (x, from, to) -> f.output(scores(x[0]), from, to), batch);
    }

    @Override
    public NDArray gradient(NDArray batch) {
        return passes(
                1,
                1,
                f -> (x, from, to) -> Autograd.recording(true, () -> {
                    NDArray y = f.recorded(x[0], from, to);
                    return Autograd.gradient(y, x[0], y.onesLike());
                }),
                batch);
    }

    @Override
    public NDArray hessianVector(NDArray batch, NDArray v) {
        if (!v.getShape().equals(batch.getShape())) {
            throw new IllegalArgumentException(
                    "v: shape " + v.getShape() + "; expected that of the batch, " + batch.getShape());
        }
        return passes(
                1,
                2,
                f -> (x, from, to) -> Autograd.recording(true, () -> {
                    NDArray y = f.recorded(x[0], from, to);
                    NDArray gradient = Autograd.differentiableGradient(y, x[0], y.onesLike());
                    return Autograd.gradient(gradient, x[0], x[1]);
                }),
                batch,
                v);
    }

    @Override
    protected NDArray scores(NDArray slice) {
        return Autograd.recording(false, () -> model.logits(slice));
    }

    @Override
    protected NDArray slices(int backwards, Slices.Work work, NDArray... arrays) {
        SliceSize size = model.sliceSize(backwards);
        return PassFailure.told("f: " + this, model, arrays[0], () -> {
            try (Frozen frozen = new Frozen(model.block())) {
                return Slices.map(size, device(), dataType(), work, arrays);
            }
        });
    }

    private NDArray recorded(NDArray x, int from, int to) {
        x.setRequiresGradient(true);
        NDArray y = output(model.logits(x), from, to);
        if (!Autograd.isRecorded(y)) {
            throw withoutGradient();
        }
        return y;
    }
}
