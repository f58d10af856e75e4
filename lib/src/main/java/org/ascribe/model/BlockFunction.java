package org.ascribe.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.ascribe.Cost;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.Unit;

/** One output of a model and its derivatives, by the gradient primitive. */
class BlockFunction implements ScalarFunction {

    final Model model;
    final Target target;
    final Meter meter;
    /** Class of each bound row, or null while unbound. */
    final int[] classes;

    BlockFunction(Model model, Target target, Meter meter, int[] classes) {
        this.model = model;
        this.target = target;
        this.meter = meter;
        this.classes = classes;
    }

    BlockFunction bound(int[] rows) {
        return new BlockFunction(model, target, meter, rows);
    }

    @Override
    public Shape inputShape() {
        return model.inputShape();
    }

    @Override
    public DataType dataType() {
        return model.dataType();
    }

    @Override
    public Device device() {
        return model.manager().getDevice();
    }

    @Override
    public Unit unit() {
        return target.unit();
    }

    @Override
    public ScalarFunction at(NDArray batch) {
        checkShape("batch", batch);
        int n = (int) batch.getShape().get(0);
        int[] found = target instanceof Target.Classes given ? given.forSamples(n) : predicted(batch);
        for (int c : found) {
            if (c < 0 || c >= model.classes()) {
                throw new IllegalArgumentException("target: unknown class " + c + "; expected "
                        + (model.classes() == 1
                                ? "0, the only output of "
                                : "0 to " + (model.classes() - 1) + ", the classes of ")
                        + model);
            }
        }
        return bound(found);
    }

    @Override
    public ScalarFunction rows(int... rows) {
        int[] all = targets();
        for (int r : rows) {
            if (r < 0 || r >= all.length) {
                throw new IllegalArgumentException(
                        "rows: " + r + "; expected 0 to " + (all.length - 1) + ", the rows f is bound to");
            }
        }
        return bound(Arrays.stream(rows).map(r -> all[r]).toArray());
    }

    @Override
    public int[] targets() {
        if (classes == null) {
            throw new IllegalStateException("f: not bound to samples yet; call at(batch) first");
        }
        return classes.clone();
    }

    @Override
    public NDArray value(NDArray batch) {
        return passes(
                1,
                0,
                f -> (x, from, to) -> Autograd.recording(false, () -> f.output(model.logits(x[0]), from, to)),
                batch);
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
    public Cost cost() {
        return meter.read();
    }

    @Override
    public String toString() {
        return target + " of " + model;
    }

    /** The explained output of each row, from the scores of all classes. */
    NDArray output(NDArray logits, int from, int to) {
        NDArray scores = unit() == Unit.PROBABILITY ? logits.softmax(1) : logits;
        long[] index = new long[to - from];
        for (int i = 0; i < index.length; i++) {
            index[i] = classes[Math.min(from + i, classes.length - 1)];
        }
        NDArray column = logits.getManager().create(index, new Shape(index.length, 1));
        return scores.gather(column, 1).squeeze(1);
    }

    void checkShape(String name, NDArray batch) {
        Shape shape = batch.getShape();
        if (shape.dimension() < 1 || shape.get(0) == 0 || !shape.slice(1).equals(inputShape())) {
            throw new IllegalArgumentException(
                    name + ": shape " + shape + "; expected one or more samples of shape " + inputShape());
        }
    }

    private NDArray recorded(NDArray x, int from, int to) {
        x.setRequiresGradient(true);
        NDArray y = output(model.logits(x), from, to);
        if (!Autograd.isRecorded(y)) {
            throw new IllegalArgumentException(
                    "f: " + this + " has no gradient: no differentiable operation leads from its"
                            + " input to its output (an arg max, a rounding, token ids, a stopped gradient); expected a"
                            + " differentiable model, or a perturbation method");
        }
        return y;
    }

    private int[] predicted(NDArray batch) {
        NDArray scores = passes(
                1,
                0,
                f -> (x, from, to) -> Autograd.recording(false, () -> model.logits(x[0])),
                bound(new int[1]),
                batch);
        try (scores;
                NDArray best = scores.argMax(1)) {
            return Arrays.stream(best.toLongArray()).mapToInt(Math::toIntExact).toArray();
        }
    }

    /** Work that needs to know the classes of its rows. */
    private interface BoundWork {
        Slices.Work of(BlockFunction f);
    }

    private NDArray passes(int forwards, int backwards, BoundWork work, NDArray... arrays) {
        checkShape("batch", arrays[0]);
        BlockFunction f = classes == null ? (BlockFunction) at(arrays[0]) : this;
        return passes(forwards, backwards, work, f, arrays);
    }

    private NDArray passes(int forwards, int backwards, BoundWork work, BlockFunction f, NDArray... arrays) {
        long n = arrays[0].getShape().get(0);
        if (n != f.classes.length && Arrays.stream(f.classes).distinct().count() > 1) {
            throw new IllegalArgumentException("batch: " + n + " rows; expected " + f.classes.length
                    + ", one for each row f is bound to, since those have different target classes");
        }
        long start = System.nanoTime();
        try (Frozen frozen = new Frozen(model.block())) {
            return Slices.map(device(), dataType(), work.of(f), arrays);
        } finally {
            meter.count(n * forwards, n * backwards, System.nanoTime() - start);
        }
    }
}
