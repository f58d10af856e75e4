package org.ascribe.perturbation;

import java.util.Arrays;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Weighted least squares with a ridge, {@code β = (ZᵀWZ + λI)⁻¹ ZᵀWy}, and how far β is from what infinitely many draws of the
 * rows would give: the sandwich {@code H⁻¹ (Σ_c u_c u_cᵀ) H⁻¹ · C/(C-p)}, with {@code H = ZᵀWZ + λI} and {@code u_c} the sum of
 * {@code w e z} over the rows of an independent draw c. It holds whether or not y is linear in z. White 1980, eq. 6; draws of
 * several rows: Liang and Zeger 1986.
 *
 * @param coefficients β
 * @param covariance of β over the draws
 */
record Regression(double[] coefficients, RealMatrix covariance) {

    /** What cannot be solved: the rows do not determine β. */
    static final class Undetermined extends RuntimeException {
        private static final long serialVersionUID = 1;

        Undetermined(Throwable cause) {
            super(cause);
        }
    }

    /**
     * Fits.
     *
     * @param z one row per observation
     * @param y what is observed
     * @param w how much each observation counts
     * @param ridge λ
     * @param rowsPerDraw how many rows in succession were drawn together
     * @return the fit
     * @throws Undetermined if the rows do not determine β
     */
    static Regression of(double[][] z, double[] y, double[] w, double ridge, int rowsPerDraw) {
        int p = z[0].length;
        double[][] s = new double[z.length][p];
        double[] t = new double[z.length];
        for (int k = 0; k < z.length; k++) {
            double root = Math.sqrt(w[k]);
            t[k] = root * y[k];
            for (int j = 0; j < p; j++) {
                s[k][j] = root * z[k][j];
            }
        }
        RealMatrix design = new Array2DRowRealMatrix(s, false);
        RealMatrix normal = design.transpose().multiply(design);
        for (int j = 0; j < p; j++) {
            normal.addToEntry(j, j, ridge);
        }
        RealMatrix inverse = inverse(normal);
        double[] beta = inverse.operate(design.preMultiply(t));
        double[] fitted = design.operate(beta);
        int draws = z.length / rowsPerDraw;
        double[][] u = new double[draws][p];
        for (int k = 0; k < draws * rowsPerDraw; k++) {
            for (int j = 0; j < p; j++) {
                u[k / rowsPerDraw][j] += (t[k] - fitted[k]) * s[k][j];
            }
        }
        RealMatrix influence = new Array2DRowRealMatrix(u, false).multiply(inverse);
        RealMatrix covariance =
                influence.transpose().multiply(influence).scalarMultiply((double) draws / Math.max(1, draws - p));
        return new Regression(beta, covariance);
    }

    /**
     * Fits slopes and an intercept, which the ridge does not shrink: least squares of what deviates from the weighted means.
     *
     * @param z one row per observation; replaced by what deviates
     * @param y what is observed
     * @param w how much each observation counts
     * @param ridge λ
     * @return the fit of the slopes; each row a draw
     */
    static Regression withIntercept(double[][] z, double[] y, double[] w, double ridge) {
        double total = Arrays.stream(w).sum();
        double[] mean = new Array2DRowRealMatrix(z, false).preMultiply(w);
        double level = new ArrayRealVector(w, false).dotProduct(new ArrayRealVector(y, false)) / total;
        double[] deviations = Arrays.stream(y).map(v -> v - level).toArray();
        for (double[] row : z) {
            for (int j = 0; j < row.length; j++) {
                row[j] -= mean[j] / total;
            }
        }
        return of(z, deviations, w, ridge, 1);
    }

    double[] standardErrors() {
        double[] errors = new double[coefficients.length];
        for (int j = 0; j < errors.length; j++) {
            errors[j] = Math.sqrt(covariance.getEntry(j, j));
        }
        return errors;
    }

    private static RealMatrix inverse(RealMatrix normal) {
        try {
            double smallest = 1e-10 * normal.getTrace() / normal.getRowDimension();
            return new CholeskyDecomposition(normal, 1e-9, smallest).getSolver().getInverse();
        } catch (MathIllegalArgumentException e) {
            throw new Undetermined(e);
        }
    }
}
