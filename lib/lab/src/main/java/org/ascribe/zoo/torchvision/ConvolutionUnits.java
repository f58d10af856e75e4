package org.ascribe.zoo.torchvision;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import org.ascribe.network.Activation;
import org.ascribe.network.Affine;
import org.ascribe.network.Layer;
import org.ascribe.network.MaxPool;
import org.ascribe.network.PoolWindows;
import org.ascribe.network.Reshape;

/** What the networks are made of. */
final class ConvolutionUnits {

    private ConvolutionUnits() {}

    /** A convolution whose padding keeps the size at stride 1. */
    static Layer same(String name, int filters, int kernel, int stride, boolean bias) {
        return conv(name, filters, new Shape(kernel, kernel), stride, new Shape(kernel / 2, kernel / 2), bias);
    }

    static Layer conv(String name, int filters, Shape kernel, int stride, Shape padding, boolean bias) {
        return new Affine(
                name,
                Conv2d.builder()
                        .setFilters(filters)
                        .setKernelShape(kernel)
                        .optStride(new Shape(stride, stride))
                        .optPadding(padding)
                        .optBias(bias)
                        .build());
    }

    static Layer relu(String name) {
        return Layer.activation(name, Activation.RELU);
    }

    static Layer maxPool(String name, int side, int stride, int padding) {
        return new MaxPool(name, PoolWindows.square(side, stride, padding));
    }

    static Layer adaptiveAveragePool(String name, int side) {
        return Layer.averagePool(name, PoolWindows.adaptive(side, side), true);
    }

    static Layer dropout(String name) {
        return new Reshape(name, Dropout.builder().build());
    }

    static Layer dense(String name, int units) {
        return new Affine(name, Linear.builder().setUnits(units).build());
    }
}
