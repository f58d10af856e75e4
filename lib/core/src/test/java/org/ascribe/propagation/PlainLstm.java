package org.ascribe.propagation;

import java.util.function.DoubleUnaryOperator;
import org.ascribe.model.Model;

/** An LSTM in plain Java, and the ways back through it, one number at a time. */
record PlainLstm(double[] w, double[] u, double[] b, double[] d, int features, int units) {

    static final DoubleUnaryOperator SIGMOID = z -> 1 / (1 + Math.exp(-z));
    static final DoubleUnaryOperator TANH = Math::tanh;

    /** What stands in for the derivative of an activation between two values of its input. */
    interface Slope {
        double of(DoubleUnaryOperator activation, double z, double reference);
    }

    /** All steps of a sequence, {@code [steps][...]}. */
    record Trace(double[][] x, double[][] z, double[][] c, double[][] h) {}

    static PlainLstm of(Model model, String name, int features, int units) {
        return new PlainLstm(
                RandomModel.parameter(model, name + ".weight_ih_l0"),
                RandomModel.parameter(model, name + ".weight_hh_l0"),
                RandomModel.parameter(model, name + ".bias_ih_l0"),
                RandomModel.parameter(model, name + ".bias_hh_l0"),
                features,
                units);
    }

    Trace forward(double[][] x) {
        int steps = x.length;
        Trace trace = new Trace(x, new double[steps][4 * units], new double[steps][units], new double[steps][units]);
        for (int t = 0; t < steps; t++) {
            double[] z = trace.z[t];
            for (int k = 0; k < z.length; k++) {
                z[k] = b[k] + d[k];
                for (int i = 0; i < features; i++) {
                    z[k] += w[k * features + i] * x[t][i];
                }
                for (int i = 0; i < units && t > 0; i++) {
                    z[k] += u[k * units + i] * trace.h[t - 1][i];
                }
            }
            for (int k = 0; k < units; k++) {
                trace.c[t][k] =
                        on(z, 1, k) * (t == 0 ? 0 : trace.c[t - 1][k]) + on(z, 0, k) * Math.tanh(z[2 * units + k]);
                trace.h[t][k] = on(z, 3, k) * Math.tanh(trace.c[t][k]);
            }
        }
        return trace;
    }

    /**
     * The chain rule with other slopes at activations; of a product a·c the factors' multipliers are c and a at the sample or, averaged,
     * the means of sample and reference.
     */
    double[][] back(Trace at, Trace reference, double[][] above, Slope slope, boolean averaged) {
        double weight = averaged ? 0.5 : 0;
        double[][] below = new double[at.x.length][features];
        double[] toState = new double[units];
        double[] toCell = new double[units];
        for (int t = at.x.length - 1; t >= 0; t--) {
            double[] z = at.z[t];
            double[] zr = reference.z[t];
            double[] toGates = new double[4 * units];
            for (int k = 0; k < units; k++) {
                int i = k;
                int f = units + k;
                int g = 2 * units + k;
                int o = 3 * units + k;
                double c = at.c[t][k];
                double cr = reference.c[t][k];
                double before = t == 0 ? 0 : mean(weight, at.c[t - 1][k], reference.c[t - 1][k]);
                double atState = above[t][k] + toState[k];
                double atCell = toCell[k] + atState * mean(weight, on(z, 3, k), on(zr, 3, k)) * slope.of(TANH, c, cr);
                toGates[o] = atState * mean(weight, Math.tanh(c), Math.tanh(cr)) * slope.of(SIGMOID, z[o], zr[o]);
                toGates[f] = atCell * before * slope.of(SIGMOID, z[f], zr[f]);
                toGates[i] = atCell * mean(weight, Math.tanh(z[g]), Math.tanh(zr[g])) * slope.of(SIGMOID, z[i], zr[i]);
                toGates[g] = atCell * mean(weight, on(z, 0, k), on(zr, 0, k)) * slope.of(TANH, z[g], zr[g]);
                toCell[k] = atCell * mean(weight, on(z, 1, k), on(zr, 1, k));
            }
            toState = new double[units];
            for (int k = 0; k < 4 * units; k++) {
                for (int i = 0; i < features; i++) {
                    below[t][i] += toGates[k] * w[k * features + i];
                }
                for (int i = 0; i < units; i++) {
                    toState[i] += toGates[k] * u[k * units + i];
                }
            }
        }
        return below;
    }

    /** Relevance with the ε-rule at every sum; at products the gate gets a share and the signal the rest. */
    double[][] relevance(Trace at, double[][] above, double epsilon, double share) {
        double[][] below = new double[at.x.length][features];
        double[] toState = new double[units];
        double[] toCell = new double[units];
        for (int t = at.x.length - 1; t >= 0; t--) {
            double[] z = at.z[t];
            double[] toGates = new double[4 * units];
            for (int k = 0; k < units; k++) {
                double atState = above[t][k] + toState[k];
                toGates[3 * units + k] = share * atState;
                double atCell = toCell[k] + (1 - share) * atState;
                double kept = t == 0 ? 0 : on(z, 1, k) * at.c[t - 1][k];
                double added = on(z, 0, k) * Math.tanh(z[2 * units + k]);
                double atKept = kept / away(at.c[t][k], epsilon) * atCell;
                double atAdded = added / away(at.c[t][k], epsilon) * atCell;
                toGates[units + k] = share * atKept;
                toCell[k] = (1 - share) * atKept;
                toGates[k] = share * atAdded;
                toGates[2 * units + k] = (1 - share) * atAdded;
            }
            toState = new double[units];
            for (int k = 0; k < 4 * units; k++) {
                for (int i = 0; i < features; i++) {
                    below[t][i] += at.x[t][i] * w[k * features + i] / away(z[k], epsilon) * toGates[k];
                }
                for (int i = 0; i < units && t > 0; i++) {
                    toState[i] += at.h[t - 1][i] * u[k * units + i] / away(z[k], epsilon) * toGates[k];
                }
            }
        }
        return below;
    }

    static double away(double z, double epsilon) {
        return z >= 0 ? z + epsilon : z - epsilon;
    }

    private double on(double[] z, int gate, int k) {
        return SIGMOID.applyAsDouble(z[gate * units + k]);
    }

    private static double mean(double weight, double a, double reference) {
        return (1 - weight) * a + weight * reference;
    }
}
