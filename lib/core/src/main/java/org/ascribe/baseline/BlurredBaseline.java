package org.ascribe.baseline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.ascribe.engine.Tensors;

/**
 * The image out of focus: {@code B_h X B_wᵀ} for every channel X, where {@code (B_n)ᵢⱼ = Σₘ w(i - j + 2nm) + w(i + j + 1 + 2nm)} and
 * w is a Gaussian, cut at 4σ and with the sum 1: the image goes on behind its edges as in mirrors that stand on them. B is
 * symmetric and its rows sum to 1, so a blur keeps the mean of an image.
 *
 * <ul>
 *   <li>Shapes: {@code [n, channels, height, width]}.
 *   <li>Blind to regions wider than a few σ of the same value, black or white: there the blurred image is the image.
 * </ul>
 *
 * Fong and Vedaldi 2017, section 4.1; as a baseline: Sturmfels, Lundberg, Lee 2020.
 *
 * @param sigma σ in pixels
 */
record BlurredBaseline(double sigma) implements Baseline {

    private static final double CUT = 4;
    /** Wider than any image is blurred, and still summed up in a moment. */
    private static final double WIDEST = 10_000;

    /**
     * Checks the width.
     *
     * @param sigma σ
     * @throws IllegalArgumentException if it is not positive, or above 10 000
     */
    public BlurredBaseline {
        if (!(sigma > 0) || sigma > WIDEST) {
            throw new IllegalArgumentException("sigma: " + sigma + "; expected above 0, at most 10000 pixels");
        }
    }

    @Override
    public NDArray values(NDArray batch) {
        Shape shape = batch.getShape();
        if (shape.dimension() != 4) {
            throw new IllegalArgumentException("baseline: " + this + " for samples of shape " + shape.slice(1)
                    + "; expected images, [channels, height, width]");
        }
        NDManager owner = batch.getManager();
        try (NDManager scope = owner.newSubManager()) {
            NDArray rows = matrix(scope, (int) shape.get(2), batch.getDataType());
            NDArray columns = matrix(scope, (int) shape.get(3), batch.getDataType());
            NDArray blurred = rows.matMul(batch).matMul(columns);
            blurred.attach(owner);
            return blurred;
        }
    }

    private NDArray matrix(NDManager scope, int n, DataType type) {
        double[] w = periodic(2 * n);
        double[] b = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                b[i * n + j] = w[Math.floorMod(i - j, 2 * n)] + w[i + j + 1];
            }
        }
        return Tensors.of(scope, type, b, new Shape(n, n));
    }

    /** {@code Σₘ w(k + period m)}. */
    private double[] periodic(int period) {
        int radius = (int) Math.round(CUT * sigma);
        double[] w = new double[period];
        double sum = 0;
        for (int k = -radius; k <= radius; k++) {
            double weight = Math.exp(-0.5 * k * k / (sigma * sigma));
            w[Math.floorMod(k, period)] += weight;
            sum += weight;
        }
        for (int k = 0; k < period; k++) {
            w[k] /= sum;
        }
        return w;
    }

    @Override
    public String toString() {
        return "blurred(σ = " + sigma + ")";
    }
}
