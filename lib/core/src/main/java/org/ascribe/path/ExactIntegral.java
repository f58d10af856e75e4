package org.ascribe.path;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Tensors;

/**
 * The path integral itself, jumps of the gradient included, so that axioms are asked of a method and not of its quadrature. On each part of
 * the way Lobatto's rule of five nodes is held against Simpson's on three of them, and the sum over features against what f changes by: what
 * lies between the nodes cannot hide from that. Where they part, and the gradient is one constant on the first nodes and another on the
 * rest, the change of f says where it jumps, which is looked at; else the part is divided by 16, up to ten times: one that still has a jump
 * in it is then too short to matter.
 *
 * <p>For functions that are continuous, nets of a few units, along paths whose points are computed entry by entry, as those here are. Cost: some hundred gradients a sample. The error it states is the tolerance.
 *
 * @param tolerance of an integral, in the unit of f
 */
public record ExactIntegral(double tolerance) implements Quadrature {

    private static final int PARTS = 16;
    private static final int DIVISIONS = 10;
    private static final double[] LOBATTO = {1.0 / 20, 49.0 / 180, 16.0 / 45, 49.0 / 180, 1.0 / 20};
    private static final double[] SIMPSON = {1.0 / 6, 0, 2.0 / 3, 0, 1.0 / 6};

    /**
     * Checks the tolerance.
     *
     * @param tolerance of an integral
     * @throws IllegalArgumentException if it is not positive
     */
    public ExactIntegral {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("tolerance: " + tolerance + "; expected a positive number");
        }
    }

    @Override
    public Integral along(Path path, NDArray b, NDArray x, ScalarFunction f) {
        int n = (int) x.getShape().get(0);
        int features = (int) (x.size() / n);
        double[] sums = new double[n * features];
        try (NDManager scope = x.getManager().newSubManager()) {
            PathGradient gradient = new PathGradient(scope, path, b, x, f, features);
            List<WayPart> open = IntStream.range(0, n)
                    .boxed()
                    .flatMap(row -> new WayPart(row, 0, 1).divided(PARTS).stream())
                    .toList();
            for (int divisions = 0; !open.isEmpty(); divisions++) {
                open = divided(open, gradient, sums, divisions == DIVISIONS);
            }
        }
        NDArray value = Tensors.like(x, sums, x.getShape());
        return new Integral(value, value.zerosLike().add(tolerance));
    }

    /** Adds what is settled to the sums, and divides the rest. */
    private List<WayPart> divided(List<WayPart> parts, PathGradient gradient, double[] sums, boolean last) {
        int features = gradient.features();
        double[][][] slopes = gradient.atNodes(parts);
        double[] changes = gradient.changes(parts);
        List<WayPart> rest = new ArrayList<>();
        List<Jump> jumps = new ArrayList<>();
        for (int k = 0; k < slopes.length; k++) {
            WayPart part = parts.get(k);
            double[] fine = weighted(slopes[k], LOBATTO, part.length());
            double off = Math.max(
                    distance(fine, weighted(slopes[k], SIMPSON, part.length())),
                    Math.abs(Arrays.stream(fine).sum() - changes[k]));
            if (last || off <= least(part)) {
                add(sums, part.row(), features, fine);
            } else {
                Jump.in(part, slopes[k], changes[k]).ifPresentOrElse(jumps::add, () -> rest.add(part));
            }
        }
        Set<Jump> alone = gradient.alone(jumps);
        for (Jump jump : jumps) {
            if (alone.contains(jump)) {
                add(sums, jump.part().row(), features, jump.integral());
            } else {
                rest.add(jump.part());
            }
        }
        return rest.stream().flatMap(part -> part.divided(PARTS).stream()).toList();
    }

    private double least(WayPart part) {
        return tolerance * Math.max(part.length(), 1e-3);
    }

    private static double[] weighted(double[][] slopes, double[] weights, double length) {
        double[] sum = new double[slopes[0].length];
        for (int m = 0; m < weights.length; m++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weights[m] * slopes[m][i] * length;
            }
        }
        return sum;
    }

    private static double distance(double[] one, double[] other) {
        double worst = 0;
        for (int i = 0; i < one.length; i++) {
            worst = Math.max(worst, Math.abs(one[i] - other[i]));
        }
        return worst;
    }

    private static void add(double[] sums, int row, int features, double[] integral) {
        for (int i = 0; i < features; i++) {
            sums[row * features + i] += integral[i];
        }
    }
}
