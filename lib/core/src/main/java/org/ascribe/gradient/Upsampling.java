package org.ascribe.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.ascribe.engine.Tensors;

/** How a coarse map is laid over an image. */
public enum Upsampling {
    /** Not at all: the map keeps its own rows and columns. */
    NONE((height, width, map) -> map),
    /** Pixel i of m takes the value at {@code ⌊i n/m⌋} of n. */
    NEAREST((height, width, map) -> weighted(height, width, map, (i, m, j, n) -> i * n / m == j ? 1 : 0)),
    /** Linear between the centres of the values, {@code (i + ½) n/m - ½}, and constant beyond the outermost. */
    BILINEAR((height, width, map) -> weighted(height, width, map, (i, m, j, n) -> {
        double place = Math.max(0, Math.min(n - 1.0, (i + 0.5) * n / m - 0.5));
        return Math.max(0, 1 - Math.abs(place - j));
    }));

    private interface Resizing {
        NDArray to(long height, long width, NDArray map);
    }

    /** How much pixel i of m takes of value j of n, along rows and columns alike. */
    private interface Weight {
        double of(long i, long m, long j, long n);
    }

    private final Resizing resizing;

    Upsampling(Resizing resizing) {
        this.resizing = resizing;
    }

    /**
     * Resizes maps.
     *
     * @param height rows of the image
     * @param width columns of the image
     * @param map {@code [n, 1, h, w]}
     * @return {@code [n, 1, height, width]}
     */
    NDArray to(long height, long width, NDArray map) {
        return resizing.to(height, width, map);
    }

    private static NDArray weighted(long height, long width, NDArray map, Weight weight) {
        NDArray rows = weights(height, map.getShape().get(2), map, weight);
        NDArray columns = weights(width, map.getShape().get(3), map, weight);
        return rows.matMul(map).matMul(columns.transpose());
    }

    private static NDArray weights(long m, long n, NDArray like, Weight weight) {
        double[] weights = new double[(int) (m * n)];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = weight.of(k / n, m, k % n, n);
        }
        return Tensors.like(like, weights, new Shape(m, n));
    }
}
