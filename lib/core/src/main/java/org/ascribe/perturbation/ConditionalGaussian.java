package org.ascribe.perturbation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ascribe.engine.Finite;
import org.ascribe.engine.Heap;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;

/**
 * Conditional sampling: pixels given the pixels around them, from one normal distribution of square patches, fitted to all patches
 * of a collection of images. A group is drawn given the rest of the patch it lies in the middle of, or near the border of the
 * image in the nearest patch inside; draws are clipped to the range of the collection.
 *
 * <p>With {@code N(μ, Σ)} of a patch, w the group and o the rest: {@code x_w ~ N(μ_w + K (x_o - μ_o), Σ_ww - K Σ_ow)} with
 * {@code K = Σ_wo Σ_oo⁻¹}. A millionth of the mean variance is added to each, since pixels of some collections never vary, or
 * always together.
 *
 * <p>Zintgraf, Cohen, Adel, Welling 2017, section 3.1.
 */
public final class ConditionalGaussian implements Imputer {

    private static final double JITTER = 1e-6;

    private final int channels;
    private final int side;
    private final double[] mean;
    private final RealMatrix covariance;
    private final double low;
    private final double high;

    private ConditionalGaussian(int channels, int side, double[] mean, RealMatrix covariance, double low, double high) {
        this.channels = channels;
        this.side = side;
        this.mean = mean;
        this.covariance = covariance;
        this.low = low;
        this.high = high;
    }

    /**
     * Fits the distribution of patches.
     *
     * @param images a collection such as the samples come from, {@code [n, channels, height, width]}
     * @param side side of a patch in pixels: that of the groups, and some more on all sides to know them by
     * @return draws for images of these channels
     * @throws IllegalArgumentException if these are no images, smaller than a patch, or too few to fit
     */
    public static ConditionalGaussian fit(NDArray images, int side) {
        Shape shape = images.getShape();
        if (shape.dimension() != 4 || side < 1 || shape.get(2) < side || shape.get(3) < side) {
            throw new IllegalArgumentException("images, side: shape " + shape + ", " + side
                    + "; expected (n, channels, height, width), neither side smaller than a patch of 1 pixel or more");
        }
        long positions = (shape.get(2) - side + 1) * (shape.get(3) - side + 1);
        int size = (int) shape.get(1) * side * side;
        if (shape.get(0) * positions <= size) {
            throw new IllegalArgumentException("images: shape " + shape + " holds " + shape.get(0) * positions
                    + " patches of " + side + "x" + side + "; expected more than " + size + ", the values in each");
        }
        try (NDManager scope = images.getManager().newSubManager()) {
            NDArray wide = images.toType(DataType.FLOAT64, true);
            wide.attach(scope);
            Finite.check(wide, () -> "images: shape " + shape);
            double count = shape.get(0) * positions;
            NDArray mean =
                    sums(wide, side, patches -> patches.sum(new int[] {0})).div(count);
            NDArray spread = sums(wide, side, patches -> {
                NDArray deviations = patches.sub(mean);
                return deviations.transpose().matMul(deviations);
            });
            double[] flat = Heap.of(spread.div(count - 1));
            double[][] covariance = new double[size][];
            for (int j = 0; j < size; j++) {
                covariance[j] = Arrays.copyOfRange(flat, j * size, (j + 1) * size);
            }
            return new ConditionalGaussian(
                    (int) shape.get(1),
                    side,
                    Heap.of(mean),
                    new Array2DRowRealMatrix(covariance, false),
                    wide.min().getDouble(),
                    wide.max().getDouble());
        }
    }

    /** Work on the patches at one place of all images, {@code [n, values]}. */
    private interface OfPatches {
        NDArray apply(NDArray patches);
    }

    private static NDArray sums(NDArray images, int side, OfPatches work) {
        Shape shape = images.getShape();
        NDManager owner = images.getManager();
        NDArray total = null;
        for (int y = 0; y + side <= shape.get(2); y++) {
            for (int x = 0; x + side <= shape.get(3); x++) {
                try (NDManager scope = owner.newSubManager()) {
                    String window = ":, :, " + y + ":" + (y + side) + ", " + x + ":" + (x + side);
                    NDArray patches = images.get(scope, new NDIndex(window)).reshape(shape.get(0), -1);
                    NDArray part = work.apply(patches);
                    part.attach(owner);
                    if (total == null) {
                        total = part;
                    } else {
                        total.addi(part);
                        part.close();
                    }
                }
            }
        }
        return Objects.requireNonNull(total, "images are no smaller than a patch");
    }

    double[] mean() {
        return mean.clone();
    }

    double[][] covariance() {
        return covariance.getData();
    }

    @Override
    public List<Conditional> of(Shape sample, List<int[]> groups) {
        if (sample.dimension() != 3 || sample.get(0) != channels || sample.get(1) < side || sample.get(2) < side) {
            throw new IllegalArgumentException("sample: shape " + sample + "; patches of " + side + "x" + side
                    + " were fitted to images of " + channels + " channels, no side smaller than a patch");
        }
        Map<List<Integer>, GaussianPart> parts = new HashMap<>();
        List<Conditional> conditionals = new ArrayList<>();
        for (int[] group : groups) {
            Patch patch = Patch.around(group, sample, side);
            GaussianPart part = parts.computeIfAbsent(
                    patch.places(group), places -> GaussianPart.of(mean, covariance, places, JITTER));
            conditionals.add((x, count, random) -> {
                double[][] draws = part.draws(patch.values(x), count, random);
                for (double[] draw : draws) {
                    for (int i = 0; i < draw.length; i++) {
                        draw[i] = Math.max(low, Math.min(high, draw[i]));
                    }
                }
                return draws;
            });
        }
        return conditionals;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConditionalGaussian that
                && channels == that.channels
                && side == that.side
                && low == that.low
                && high == that.high
                && Arrays.equals(mean, that.mean)
                && covariance.equals(that.covariance);
    }

    @Override
    public int hashCode() {
        return Objects.hash(channels, side, Arrays.hashCode(mean), covariance);
    }

    @Override
    public String toString() {
        return "conditional normal of " + channels + "x" + side + "x" + side + ", hash "
                + Integer.toHexString(hashCode());
    }
}
