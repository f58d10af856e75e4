package org.ascribe.propagation;

import java.util.function.DoubleUnaryOperator;

/** A rule for {@code z = W a + b} with the matrix of all contributions, in plain Java. */
@FunctionalInterface
interface PlainRule {

    double STABILISER = 1e-9;

    /** R at the input, from W as {@code [out][in]}. An exact zero in W stands for a connection that does not exist. */
    double[] share(double[] a, double[][] w, double[] b, double[] r);

    static PlainRule epsilon(double epsilon) {
        return (a, w, b, r) -> proportion(contributions(a, w), b, r, epsilon);
    }

    static PlainRule z() {
        return (a, w, b, r) -> proportion(contributions(a, w), new double[b.length], r, STABILISER);
    }

    /** ε is a multiple of the root mean square of z over the units of the layer. */
    static PlainRule spread(double factor, boolean signed) {
        return (a, w, b, r) -> {
            double[][] c = contributions(a, w);
            double square = 0;
            for (int j = 0; j < c.length; j++) {
                double z = b[j] + java.util.Arrays.stream(c[j]).sum();
                square += z * z / c.length;
            }
            double epsilon = factor * Math.sqrt(square) + STABILISER;
            return proportion(c, b, r, z -> z + (z < 0 && signed ? -epsilon : epsilon));
        };
    }

    static PlainRule gamma(double gamma) {
        return (a, w, b, r) -> proportion(map(contributions(a, w), v -> v > 0 ? v * (1 + gamma) : v), b, r, STABILISER);
    }

    static PlainRule zPlus(boolean bias) {
        return (a, w, b, r) -> proportion(
                map(contributions(a, w), v -> v > 0 ? v : 0), bias ? b : new double[b.length], r, STABILISER);
    }

    static PlainRule alphaBeta(double alpha, double beta, boolean bias) {
        return (a, w, b, r) -> {
            double[][] c = contributions(a, w);
            double[] kept = bias ? b : new double[b.length];
            double[] exciting = proportion(map(c, v -> Math.max(v, 0)), map(kept, v -> Math.max(v, 0)), r, STABILISER);
            double[] inhibiting =
                    proportion(map(c, v -> Math.min(v, 0)), map(kept, v -> Math.min(v, 0)), r, STABILISER);
            double[] found = new double[a.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = alpha * exciting[i] - beta * inhibiting[i];
            }
            return found;
        };
    }

    static PlainRule wSquare() {
        return (a, w, b, r) -> proportion(map(w, v -> v * v), new double[b.length], r, STABILISER);
    }

    static PlainRule flat() {
        return (a, w, b, r) -> proportion(map(w, v -> v == 0 ? 0 : 1), new double[b.length], r, STABILISER);
    }

    static PlainRule zBox(double low, double high) {
        return (a, w, b, r) -> {
            double[][] c = contributions(a, w);
            for (int j = 0; j < c.length; j++) {
                for (int i = 0; i < a.length; i++) {
                    c[j][i] -= w[j][i] > 0 ? low * w[j][i] : high * w[j][i];
                }
            }
            return proportion(c, new double[b.length], r, STABILISER);
        };
    }

    /** {@code R_i = Σ_j c_ji / (Σ_i' c_ji' + b_j + ε sign) R_j}. */
    static double[] proportion(double[][] c, double[] b, double[] r, double epsilon) {
        return proportion(c, b, r, z -> z >= 0 ? z + epsilon : z - epsilon);
    }

    private static double[] proportion(double[][] c, double[] b, double[] r, DoubleUnaryOperator away) {
        double[] found = new double[c[0].length];
        for (int j = 0; j < c.length; j++) {
            double z = b[j];
            for (double contribution : c[j]) {
                z += contribution;
            }
            for (int i = 0; i < found.length; i++) {
                found[i] += c[j][i] / away.applyAsDouble(z) * r[j];
            }
        }
        return found;
    }

    private static double[][] contributions(double[] a, double[][] w) {
        double[][] c = new double[w.length][a.length];
        for (int j = 0; j < w.length; j++) {
            for (int i = 0; i < a.length; i++) {
                c[j][i] = w[j][i] * a[i];
            }
        }
        return c;
    }

    private static double[][] map(double[][] matrix, DoubleUnaryOperator change) {
        double[][] found = new double[matrix.length][];
        for (int j = 0; j < matrix.length; j++) {
            found[j] = map(matrix[j], change);
        }
        return found;
    }

    private static double[] map(double[] vector, DoubleUnaryOperator change) {
        return java.util.Arrays.stream(vector).map(change).toArray();
    }
}
