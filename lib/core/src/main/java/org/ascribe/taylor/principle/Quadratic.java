package org.ascribe.taylor.principle;

import java.util.Arrays;

/**
 * A polynomial of second degree in four features: {@code Σ_{i≤j} qᵢⱼ zᵢ zⱼ} with z₀ = 1 and z₁ … z₄ the features.
 *
 * @param coefficients q in the order (0,0), (0,1), … (4,4)
 */
record Quadratic(double[] coefficients) {

    static final Quadratic ONE = of(1, 0, 0);
    static final int TERMS = 15;

    /** {@code q zᵢ zⱼ}. */
    static Quadratic of(double q, int i, int j) {
        double[] coefficients = new double[TERMS];
        coefficients[place(Math.min(i, j), Math.max(i, j))] = q;
        return new Quadratic(coefficients);
    }

    /** {@code (w·z)²}. */
    static Quadratic square(double... w) {
        double[] coefficients = new double[TERMS];
        for (int i = 0; i < w.length; i++) {
            for (int j = i; j < w.length; j++) {
                coefficients[place(i, j)] = (i == j ? 1 : 2) * w[i] * w[j];
            }
        }
        return new Quadratic(coefficients);
    }

    Quadratic plus(Quadratic other) {
        return plus(1, other);
    }

    Quadratic minus(Quadratic other) {
        return plus(-1, other);
    }

    private Quadratic plus(double factor, Quadratic other) {
        double[] sum = coefficients.clone();
        Arrays.setAll(sum, k -> coefficients[k] + factor * other.coefficients[k]);
        return new Quadratic(sum);
    }

    private static int place(int i, int j) {
        return i * Probe.COLUMNS - i * (i - 1) / 2 + j;
    }
}
