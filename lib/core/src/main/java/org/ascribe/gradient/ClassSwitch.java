package org.ascribe.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.function.LongSupplier;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Copies;
import org.ascribe.engine.Shapes;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Views;
import org.ascribe.sampling.Sampler;

/**
 * Points where the predicted class switches: on the line from x to a point of another class, the place where that class begins,
 * found by halving. The roots that the authors of SmoothTaylor would rather have than Gaussian ones, but could not find near x.
 *
 * <p>A candidate of x's own class is replaced by another draw; nearer candidates give nearer roots, but more of them are of x's
 * class. Cost: 30 forwards per point and one per candidate, counted by the model's predictions, not by the explained function.
 *
 * <p>Goh et al. 2021, section III, on the choice of the set S.
 *
 * @param predicted the class the model predicts, {@code model.target(Target.predicted())}
 * @param candidates points, such as {@code Sampler.gaussian(1, seed).around()}, or recorded samples
 * @param attempts how many candidates are tried for each point; 1 for recorded samples, of which there are no others
 */
public record ClassSwitch(ScalarFunction predicted, Sampler candidates, int attempts) implements Sampler {

    private static final int HALVINGS = 30;
    /** Further candidates are draws of numbers that no caller asks for. */
    private static final int STRIDE = 1 << 20;

    /**
     * Checks the number of attempts.
     *
     * @param predicted the class the model predicts
     * @param candidates points
     * @param attempts how many candidates are tried for each point
     * @throws IllegalArgumentException if there are none
     */
    public ClassSwitch {
        if (attempts < 1 || attempts >= Integer.MAX_VALUE / STRIDE) {
            throw new IllegalArgumentException(
                    "attempts: " + attempts + "; expected 1 to " + (Integer.MAX_VALUE / STRIDE - 1));
        }
    }

    /**
     * With up to 32 candidates for each point.
     *
     * @param predicted the class the model predicts
     * @param candidates points
     */
    public ClassSwitch(ScalarFunction predicted, Sampler candidates) {
        this(predicted, candidates, 32);
    }

    @Override
    public Sampler reseeded(LongSupplier seeds) {
        return new ClassSwitch(predicted, candidates.reseeded(seeds), attempts);
    }

    @Override
    public int together() {
        return candidates.together();
    }

    /**
     * The points.
     *
     * @throws IllegalArgumentException if all candidates for one of them are of the sample's own class
     */
    @Override
    public NDArray draws(NDArray batch, int from, int to) {
        NDManager owner = batch.getManager();
        int[] home = predicted.at(batch).targets();
        try (NDManager scope = owner.newSubManager()) {
            NDArray near = Copies.of(Views.of(batch, scope), to - from);
            NDArray far = ofAnotherClass(near, batch, home, from, to);
            for (int i = 0; i < HALVINGS; i++) {
                NDArray middle = near.add(far).muli(0.5);
                NDArray switched = flags(switched(middle, home), middle);
                NDArray nearer = NDArrays.where(switched, near, middle);
                NDArray farther = NDArrays.where(switched, middle, far);
                new NDList(near, far, middle, switched).close();
                near = nearer;
                far = farther;
            }
            far.attach(owner);
            return far;
        }
    }

    @Override
    public String toString() {
        return "where the class switches towards " + candidates;
    }

    private NDArray ofAnotherClass(NDArray near, NDArray batch, int[] home, int from, int to) {
        NDArray chosen = near;
        boolean[] switched = new boolean[home.length * (to - from)];
        for (int attempt = 0; attempt < attempts; attempt++) {
            NDArray drawn = candidates.draws(batch, from + attempt * STRIDE, to + attempt * STRIDE);
            drawn.attach(near.getManager());
            chosen = NDArrays.where(flags(switched, near), chosen, drawn.broadcast(near.getShape()));
            switched = switched(chosen, home);
            if (all(switched)) {
                return chosen;
            }
        }
        throw new IllegalArgumentException("candidates: " + attempts + " of " + candidates
                + " are of the sample's own class; expected one of another class, farther away");
    }

    /** One class a point comes to the heap for each halving, where f names classes; the points stay where they are. */
    private boolean[] switched(NDArray points, int[] home) {
        try (NDArray flat = Copies.flat(points)) {
            int[] classes = predicted.at(flat).targets();
            boolean[] switched = new boolean[classes.length];
            for (int r = 0; r < classes.length; r++) {
                switched[r] = classes[r] != home[r % home.length];
            }
            return switched;
        }
    }

    private static boolean all(boolean[] flags) {
        for (boolean flag : flags) {
            if (!flag) {
                return false;
            }
        }
        return true;
    }

    private static NDArray flags(boolean[] rows, NDArray points) {
        Shape shape = points.getShape();
        Shape column = Shapes.leading(shape.dimension(), shape.get(0), shape.get(1));
        return Tensors.of(points.getManager(), rows, column).broadcast(shape);
    }
}
