package org.ascribe.taylor;

/**
 * Polynomial interpolation at the Chebyshev nodes {@code tⱼ = r cos θⱼ}, {@code θⱼ = π (2j + 1) / 2N}, as sums over the nodes.
 *
 * <p>The interpolant of φ is {@code Σₘ aₘ Tₘ(t / r)} with {@code aₘ = (2 − δₘ₀)/N Σⱼ φ(tⱼ) cos(m θⱼ)}, and with τₘₖ the
 * coefficient of power k in the Chebyshev polynomial Tₘ its Taylor coefficients are {@code cₖ = r⁻ᵏ Σₘ τₘₖ aₘ}.
 *
 * <p>How far they may be off is seen from the last few aₘ. Where these have fallen as far as they will, every aₘ carries an error of
 * about their size, be it rounding of φ or what is left out; cₖ then one of that times {@code r⁻ᵏ Σₘ |τₘₖ|}.
 *
 * @param count N
 * @param radius r
 */
record ChebyshevNodes(int count, double radius) {

    /** How many aₘ tell the error; more than two, as those of odd or even functions vanish by turns. */
    private static final int LAST = 4;

    /** One more, so that not all of them do. */
    static final int FEWEST = LAST + 1;

    /** tⱼ. */
    double[] places() {
        double[] t = new double[count];
        for (int j = 0; j < count; j++) {
            // A sine, as it is 0 at the middle node and a cosine is not.
            t[j] = radius * Math.sin(Math.PI * (count - 1 - 2 * j) / (2.0 * count));
        }
        return t;
    }

    /** cₖ times its factor as sums over the nodes, row by row, and the last aₘ below them. */
    double[][] weights(double... factors) {
        double[][] tau = tau(factors.length);
        double[][] weights = new double[factors.length + LAST][count];
        for (int m = 0; m < count; m++) {
            for (int j = 0; j < count; j++) {
                double a = (m == 0 ? 1.0 : 2.0) / count * cosine(m * (2L * j + 1));
                for (int k = 0; k < factors.length; k++) {
                    weights[k][j] += factors[k] * tau[m][k] * a;
                }
                if (m >= count - LAST) {
                    weights[factors.length + m - (count - LAST)][j] = a;
                }
            }
        }
        return weights;
    }

    /** How large an error of 1 in all aₘ may become in cₖ times its factor. */
    double[] growth(double... factors) {
        double[] growth = new double[factors.length];
        for (double[] row : tau(factors.length)) {
            for (int k = 0; k < factors.length; k++) {
                growth[k] += factors[k] * Math.abs(row[k]);
            }
        }
        return growth;
    }

    /** {@code τₘₖ / rᵏ}, from {@code Tₘ(s) = 2 s Tₘ₋₁(s) − Tₘ₋₂(s)}. */
    private double[][] tau(int powers) {
        double[][] tau = new double[count][powers];
        tau[0][0] = 1;
        for (int m = 1; m < count; m++) {
            for (int k = 0; k < powers; k++) {
                double raised = k == 0 ? 0 : tau[m - 1][k - 1] / radius;
                tau[m][k] = m == 1 ? raised : 2 * raised - tau[m - 2][k];
            }
        }
        return tau;
    }

    /** {@code cos(π i / 2N)}. */
    private double cosine(long i) {
        return Math.cos(Math.PI * (i % (4L * count)) / (2.0 * count));
    }
}
