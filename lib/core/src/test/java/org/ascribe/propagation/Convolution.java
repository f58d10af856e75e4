package org.ascribe.propagation;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import org.ascribe.network.Affine;
import org.ascribe.network.Layer;

/** A two-dimensional convolution of square images: as a layer, and as a matrix in plain Java. */
record Convolution(
        int in, int out, int side, int kernel, int stride, int padding, int dilation, int groups, boolean bias) {

    Layer layer(String name) {
        return new Affine(
                name,
                Conv2d.builder()
                        .setFilters(out)
                        .setKernelShape(new Shape(kernel, kernel))
                        .optStride(new Shape(stride, stride))
                        .optPadding(new Shape(padding, padding))
                        .optDilation(new Shape(dilation, dilation))
                        .optGroups(groups)
                        .optBias(bias)
                        .build());
    }

    int outputSide() {
        return (side + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1;
    }

    int inputs() {
        return in * side * side;
    }

    int outputs() {
        return out * outputSide() * outputSide();
    }

    /** From a kernel {@code [out, in / groups, kernel, kernel]}. */
    double[][] matrix(double[] kernels) {
        double[][] w = new double[outputs()][inputs()];
        int perGroup = in / groups;
        for (int j = 0; j < w.length; j++) {
            int o = j / (outputSide() * outputSide());
            int row = j / outputSide() % outputSide() * stride - padding;
            int column = j % outputSide() * stride - padding;
            for (int k = 0; k < perGroup * kernel * kernel; k++) {
                int channel = o / (out / groups) * perGroup + k / (kernel * kernel);
                int y = row + k / kernel % kernel * dilation;
                int x = column + k % kernel * dilation;
                if (y >= 0 && y < side && x >= 0 && x < side) {
                    w[j][(channel * side + y) * side + x] = kernels[o * perGroup * kernel * kernel + k];
                }
            }
        }
        return w;
    }

    /** One number a filter, at every place. */
    double[] spread(double[] biases) {
        double[] b = new double[outputs()];
        for (int j = 0; j < b.length; j++) {
            b[j] = biases[j / (outputSide() * outputSide())];
        }
        return b;
    }
}
