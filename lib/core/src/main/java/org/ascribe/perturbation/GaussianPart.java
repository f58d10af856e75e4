package org.ascribe.perturbation;

import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Some variables of a normal distribution, w, given the others, o; k is null where there are none. */
record GaussianPart(
        int[] w, int[] o, double[] mean, @Nullable RealMatrix k, RealMatrix root) {

    static GaussianPart of(double[] mean, RealMatrix covariance, List<Integer> places, double jitter) {
        int[] w = places.stream().mapToInt(Integer::intValue).toArray();
        int[] o =
                IntStream.range(0, mean.length).filter(i -> !places.contains(i)).toArray();
        RealMatrix raised = covariance.copy();
        // A collection that never varies at all still needs a variance to divide by.
        double more = Math.max(Double.MIN_NORMAL, jitter * covariance.getTrace() / mean.length);
        for (int i = 0; i < mean.length; i++) {
            raised.addToEntry(i, i, more);
        }
        RealMatrix own = raised.getSubMatrix(w, w);
        if (o.length == 0) {
            return new GaussianPart(w, o, mean, null, root(own));
        }
        RealMatrix across = raised.getSubMatrix(o, w);
        RealMatrix k =
                cholesky(raised.getSubMatrix(o, o)).getSolver().solve(across).transpose();
        return new GaussianPart(w, o, mean, k, root(own.subtract(k.multiply(across))));
    }

    double[][] draws(double[] values, int count, RandomGenerator random) {
        double[] centre = IntStream.of(w).mapToDouble(i -> mean[i]).toArray();
        if (k != null) {
            double[] shift = k.operate(
                    IntStream.of(o).mapToDouble(i -> values[i] - mean[i]).toArray());
            for (int i = 0; i < centre.length; i++) {
                centre[i] += shift[i];
            }
        }
        double[][] draws = new double[count][];
        for (int s = 0; s < count; s++) {
            double[] standard = IntStream.range(0, w.length)
                    .mapToDouble(i -> random.nextGaussian())
                    .toArray();
            draws[s] = root.operate(standard);
            for (int i = 0; i < centre.length; i++) {
                draws[s][i] += centre[i];
            }
        }
        return draws;
    }

    private static RealMatrix root(RealMatrix covariance) {
        return cholesky(covariance).getL();
    }

    /** Symmetric up to rounding by construction, and made so exactly. */
    private static CholeskyDecomposition cholesky(RealMatrix a) {
        RealMatrix symmetric = a.add(a.transpose()).scalarMultiply(0.5);
        return new CholeskyDecomposition(symmetric, 0, 0);
    }
}
