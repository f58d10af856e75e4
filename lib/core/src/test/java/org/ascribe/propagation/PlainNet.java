package org.ascribe.propagation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A chain of layers on flat vectors with their whole matrices, and its relevance propagation, in plain Java. */
final class PlainNet {

    /** A layer: forward, and relevance back. */
    interface Step {
        double[] forward(double[] a);

        double[] back(double[] a, double[] r);
    }

    private final List<Step> steps = new ArrayList<>();

    PlainNet affine(double[][] w, double[] b, PlainRule rule) {
        return add(new Step() {
            @Override
            public double[] forward(double[] a) {
                double[] z = b.clone();
                for (int j = 0; j < z.length; j++) {
                    for (int i = 0; i < a.length; i++) {
                        z[j] += w[j][i] * a[i];
                    }
                }
                return z;
            }

            @Override
            public double[] back(double[] a, double[] r) {
                return rule.share(a, w, b, r);
            }
        });
    }

    PlainNet relu() {
        return add(new Step() {
            @Override
            public double[] forward(double[] a) {
                return java.util.Arrays.stream(a).map(v -> Math.max(v, 0)).toArray();
            }

            @Override
            public double[] back(double[] a, double[] r) {
                return r;
            }
        });
    }

    /** The first largest entry of each window, given as indices, takes all. */
    PlainNet maxPool(int[][] windows) {
        return add(new Step() {
            @Override
            public double[] forward(double[] a) {
                return java.util.Arrays.stream(windows)
                        .mapToDouble(window -> a[winner(a, window)])
                        .toArray();
            }

            @Override
            public double[] back(double[] a, double[] r) {
                double[] found = new double[a.length];
                for (int j = 0; j < windows.length; j++) {
                    found[winner(a, windows[j])] += r[j];
                }
                return found;
            }
        });
    }

    double[] relevance(double[] x, int target) {
        List<double[]> inputs = new ArrayList<>();
        double[] a = x;
        for (Step step : steps) {
            inputs.add(a);
            a = step.forward(a);
        }
        double[] r = new double[a.length];
        r[target] = a[target];
        for (int k = steps.size() - 1; k >= 0; k--) {
            r = steps.get(k).back(inputs.get(k), r);
        }
        return r;
    }

    private PlainNet add(Step step) {
        steps.add(step);
        return this;
    }

    private static int winner(double[] a, int[] window) {
        return IntStream.of(window).reduce((i, j) -> a[j] > a[i] ? j : i).orElseThrow();
    }

    /** Row-major values as {@code [rows][columns]}. */
    static double[][] matrix(double[] values, int rows) {
        int columns = values.length / rows;
        double[][] found = new double[rows][];
        for (int row = 0; row < rows; row++) {
            found[row] = java.util.Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
        }
        return found;
    }
}
