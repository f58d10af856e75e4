package org.ascribe.taylor.principle;

import java.util.Arrays;
import java.util.Random;

/**
 * Values of a layer {@code W a + b}.
 *
 * @param weight W, {@code [out][in]}
 * @param bias b
 */
record Dense(double[][] weight, double[] bias) {

    static Dense withoutBias(double[]... weight) {
        return new Dense(weight, new double[weight.length]);
    }

    /** Normal weights of variance {@code size² / in}, and biases of the given size. */
    static Dense random(int out, int in, double size, double biases, Random random) {
        double[][] weight = new double[out][in];
        for (double[] row : weight) {
            Arrays.setAll(row, i -> random.nextGaussian() * size / Math.sqrt(in));
        }
        double[] bias = new double[out];
        Arrays.setAll(bias, i -> biases * random.nextGaussian());
        return new Dense(weight, bias);
    }

    /** The same layer several times over, each on a part of the input of its own. */
    Dense times(int copies) {
        int out = weight.length;
        int in = weight[0].length;
        double[][] w = new double[copies * out][copies * in];
        double[] b = new double[copies * out];
        for (int c = 0; c < copies; c++) {
            for (int o = 0; o < out; o++) {
                System.arraycopy(weight[o], 0, w[c * out + o], c * in, in);
                b[c * out + o] = bias[o];
            }
        }
        return new Dense(w, b);
    }

    double[] flat() {
        return Arrays.stream(weight).flatMapToDouble(Arrays::stream).toArray();
    }
}
