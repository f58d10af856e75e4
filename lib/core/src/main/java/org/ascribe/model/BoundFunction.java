package org.ascribe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.ascribe.Cost;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.Unit;
import org.ascribe.autograd.Slices;
import org.ascribe.engine.Tensors;
import org.jspecify.annotations.Nullable;

/**
 * One output of a model, whatever computes it: which class of which row, what was counted, what is refused.
 *
 * @param <F> the function itself
 */
@SuppressWarnings("exports") // slices are for the models of this project
public abstract class BoundFunction<F extends BoundFunction<F>> implements ScalarFunction {

    private final Scoring scoring;

    /** Which class, in which unit. */
    protected final Target target;

    /** Counts the passes. */
    protected final Meter meter;

    /** Class of each bound row, or null while unbound. */
    protected final int @Nullable [] classes;

    /**
     * A function of a model.
     *
     * @param scoring the model
     * @param target which class, in which unit
     * @param meter counts the passes; shared by all that are bound to rows of it
     * @param classes of each bound row, or null
     */
    protected BoundFunction(Scoring scoring, Target target, Meter meter, int @Nullable [] classes) {
        this.scoring = scoring;
        this.target = target;
        this.meter = meter;
        this.classes = classes;
    }

    /**
     * The same function for rows of given classes.
     *
     * @param rows class of each
     * @return bound to them
     */
    protected abstract F bound(int[] rows);

    /**
     * Scores of all classes, not recorded.
     *
     * @param slice of a batch, in the model's type and on its device
     * @return {@code [n, classes]}
     */
    protected abstract NDArray scores(NDArray slice);

    /**
     * Does work slice by slice, as the model needs it done.
     *
     * @param backwards how many backward passes the work takes
     * @param work rows in, as many rows out
     * @param arrays arrays with the same number of rows
     * @return all rows, on the manager of the first array
     */
    protected abstract NDArray slices(int backwards, Slices.Work work, NDArray... arrays);

    @Override
    public Shape inputShape() {
        return scoring.inputShape();
    }

    @Override
    public DataType dataType() {
        return scoring.dataType();
    }

    @Override
    public Unit unit() {
        return target.unit();
    }

    @Override
    public ScalarFunction at(NDArray batch) {
        return decided(batch);
    }

    private F decided(NDArray batch) {
        checkShape("batch", batch);
        int n = (int) batch.getShape().get(0);
        int[] found = target instanceof Target.Classes given ? given.forSamples(n) : predicted(batch);
        for (int c : found) {
            if (c < 0 || c >= scoring.classes()) {
                throw new IllegalArgumentException("target: unknown class " + c + "; expected "
                        + (scoring.classes() == 1
                                ? "0, the only output of "
                                : "0 to " + (scoring.classes() - 1) + ", the classes of ")
                        + scoring);
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
    public Cost cost() {
        return meter.read();
    }

    @Override
    public String toString() {
        return target + " of " + scoring;
    }

    /**
     * The explained output of each row.
     *
     * @param logits the scores of all classes for a slice
     * @param from the first of its rows in the batch
     * @param to the one after its last
     * @return {@code [n]}
     */
    protected NDArray output(NDArray logits, int from, int to) {
        NDArray scores = unit() == Unit.PROBABILITY ? logits.softmax(1) : logits;
        return scores.gather(column(logits, from, to), 1).squeeze(1);
    }

    /**
     * The class of each row of a slice.
     *
     * @param logits on whose manager the classes are made
     * @param from the first of its rows in the batch
     * @param to the one after its last
     * @return {@code [n, 1]}
     */
    protected NDArray column(NDArray logits, int from, int to) {
        int[] bound = targets();
        long[] index = new long[to - from];
        for (int i = 0; i < index.length; i++) {
            index[i] = bound[Math.min(from + i, bound.length - 1)];
        }
        return Tensors.of(logits.getManager(), index, new Shape(index.length, 1));
    }

    void checkShape(String name, NDArray batch) {
        Shape shape = batch.getShape();
        if (shape.dimension() < 1 || shape.get(0) == 0 || !shape.slice(1).equals(inputShape())) {
            throw new IllegalArgumentException(
                    name + ": shape " + shape + "; expected one or more samples of shape " + inputShape());
        }
    }

    /**
     * What is wrong with a function whose gradient would be zero for want of a graph.
     *
     * @return to be thrown
     */
    protected IllegalArgumentException withoutGradient() {
        return new IllegalArgumentException(
                "f: " + this + " has no gradient: no differentiable operation leads from its"
                        + " input to its output (an arg max, a rounding, token ids, a stopped gradient); expected a"
                        + " differentiable model, or a perturbation method");
    }

    /**
     * Work that needs to know the classes of its rows.
     *
     * @param <F> the function
     */
    protected interface BoundWork<F> {

        /**
         * The work for rows whose classes are known.
         *
         * @param f bound to the rows
         * @return rows in, as many rows out
         */
        Slices.Work of(F f);
    }

    /**
     * Does work on a batch, bound to its rows, and counts it.
     *
     * @param forwards passes for each row
     * @param backwards passes for each row
     * @param work what is done
     * @param arrays the batch, and what else has as many rows
     * @return all rows
     * @throws IllegalArgumentException if the batch has another shape than the model takes, or another number of rows than f is bound to
     */
    protected NDArray passes(int forwards, int backwards, BoundWork<F> work, NDArray... arrays) {
        checkShape("batch", arrays[0]);
        F f = classes == null ? decided(arrays[0]) : bound(classes);
        long n = arrays[0].getShape().get(0);
        int[] bound = f.targets();
        if (n != bound.length && Arrays.stream(bound).distinct().count() > 1) {
            throw new IllegalArgumentException("batch: " + n + " rows; expected " + bound.length
                    + ", one for each row f is bound to, since those have different target classes");
        }
        return counted(forwards, backwards, work.of(f), arrays);
    }

    private int[] predicted(NDArray batch) {
        NDArray scores = counted(1, 0, (x, from, to) -> scores(x[0]), batch);
        try (scores;
                NDArray best = scores.argMax(1)) {
            return Arrays.stream(best.toLongArray()).mapToInt(Math::toIntExact).toArray();
        }
    }

    private NDArray counted(int forwards, int backwards, Slices.Work work, NDArray... arrays) {
        long n = arrays[0].getShape().get(0);
        long start = System.nanoTime();
        try {
            return slices(backwards, work, arrays);
        } finally {
            meter.count(n * forwards, n * backwards, System.nanoTime() - start);
        }
    }
}
