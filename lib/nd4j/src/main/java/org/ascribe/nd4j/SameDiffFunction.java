package org.ascribe.nd4j;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import org.ascribe.Target;
import org.ascribe.Unit;
import org.ascribe.autograd.Slices;
import org.ascribe.model.BoundFunction;
import org.ascribe.model.Meter;
import org.jspecify.annotations.Nullable;

/** One output of a SameDiff graph and its gradient. */
final class SameDiffFunction extends BoundFunction<SameDiffFunction> {

    private final SameDiffModel model;

    SameDiffFunction(SameDiffModel model, Target target, Meter meter, int @Nullable [] classes) {
        super(model, target, meter, classes);
        this.model = model;
    }

    @Override
    protected SameDiffFunction bound(int[] rows) {
        return new SameDiffFunction(model, target, meter, rows);
    }

    @Override
    public NDArray value(NDArray batch) {
        return passes(1, 0, f -> (x, from, to) -> f.output(scores(x[0]), from, to), batch);
    }

    @Override
    public NDArray gradient(NDArray batch) {
        // A probability is weighted by scores that are a forward pass of their own.
        int forwards = unit() == Unit.PROBABILITY ? 2 : 1;
        return passes(forwards, 1, f -> (x, from, to) -> f.gradient(x[0], from, to), batch);
    }

    /**
     * SameDiff cannot differentiate a gradient, and differences of gradients would be wrong at every kink.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public NDArray hessianVector(NDArray batch, NDArray v) {
        throw new UnsupportedOperationException(
                "f: " + this + " has no second derivatives, SameDiff computes none; expected"
                        + " a DJL or TorchScript model, or a method of first order");
    }

    @Override
    protected NDArray scores(NDArray slice) {
        return model.logits(slice);
    }

    @Override
    protected NDArray slices(int backwards, Slices.Work work, NDArray... arrays) {
        return Slices.map(model.sliceSize(backwards), Device.cpu(), dataType(), work, arrays);
    }

    private NDArray gradient(NDArray x, int from, int to) {
        return model.gradient(x, weights(x, from, to)).orElseThrow(this::withoutGradient);
    }

    /** ∂f/∂scores: 1 for the target class, or {@code p_c (δ_kc − p_k)} for its probability. */
    private NDArray weights(NDArray x, int from, int to) {
        NDArray column = column(x, from, to);
        NDArray chosen = column.squeeze(1).oneHot(model.classes(), dataType());
        if (unit() == Unit.LOGIT) {
            return chosen;
        }
        NDArray p = scores(x).softmax(1);
        return chosen.sub(p).mul(p.gather(column, 1));
    }
}
