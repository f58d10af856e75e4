package org.ascribe.zoo;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;

/** The networks of the papers, for images of 1 × 28 × 28 pixels and ten classes. */
final class Architectures {

    private static final Shape MNIST = new Shape(1, 28, 28);

    private Architectures() {}

    /**
     * Poly: {@code W₂ (W₁ x + b₁)² + b₂}, a second-order polynomial in layers.
     *
     * @return the network, without values
     */
    public static Network poly() {
        return new Network(
                MNIST,
                List.of(
                        Layer.flatten("flatten"),
                        Layer.dense("dense1", 64),
                        Layer.activation("square1", Activation.SQUARE),
                        Layer.dense("dense2", 10)));
    }

    /**
     * M-sg: three dense layers, two of them with sigmoids.
     *
     * @return the network, without values
     */
    public static Network mlp() {
        return new Network(
                MNIST,
                List.of(
                        Layer.flatten("flatten"),
                        Layer.dense("dense1", 128),
                        Layer.activation("sigmoid1", Activation.SIGMOID),
                        Layer.dense("dense2", 64),
                        Layer.activation("sigmoid2", Activation.SIGMOID),
                        Layer.dense("dense3", 10)));
    }

    /**
     * C-sg: two convolutions with sigmoids and a dense layer.
     *
     * @return the network, without values
     */
    public static Network cnn() {
        return cnn("sigmoid", Activation.SIGMOID);
    }

    /**
     * C-sp: the network of {@link #cnn} with softplus, a smooth ReLU.
     *
     * @return the network, without values
     */
    public static Network softplusCnn() {
        return cnn("softplus", Activation.SOFTPLUS);
    }

    private static Network cnn(String name, Activation activation) {
        return new Network(
                MNIST,
                List.of(
                        Layer.conv2d("conv1", 16, 5, 2),
                        Layer.activation(name + "1", activation),
                        Layer.conv2d("conv2", 32, 5, 2),
                        Layer.activation(name + "2", activation),
                        Layer.flatten("flatten"),
                        Layer.dense("dense1", 10)));
    }

    /**
     * C-relu: two convolutions, each with a ReLU and a max pool, and a dense layer; what the rules of relevance propagation were
     * made for.
     *
     * @return the network, without values
     */
    public static Network reluCnn() {
        return new Network(
                MNIST,
                List.of(
                        Layer.conv2d("conv1", 8, 5, 1),
                        Layer.activation("relu1", Activation.RELU),
                        Layer.maxPool("pool1", 2),
                        Layer.conv2d("conv2", 16, 5, 1),
                        Layer.activation("relu2", Activation.RELU),
                        Layer.maxPool("pool2", 2),
                        Layer.flatten("flatten"),
                        Layer.dense("dense1", 10)));
    }

    /**
     * The net of the tutorial on relevance propagation by Montavon et al.: dense layers of 300, 100 and 10 units, with ReLUs.
     *
     * @return the network, without values
     */
    public static Network reluMlp() {
        return new Network(
                MNIST,
                List.of(
                        Layer.flatten("flatten"),
                        Layer.dense("dense1", 300),
                        Layer.activation("relu1", Activation.RELU),
                        Layer.dense("dense2", 100),
                        Layer.activation("relu2", Activation.RELU),
                        Layer.dense("dense3", 10)));
    }
}
