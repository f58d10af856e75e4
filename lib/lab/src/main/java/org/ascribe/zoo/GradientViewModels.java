package org.ascribe.zoo;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.Dropout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.ascribe.network.Activation;
import org.ascribe.network.Affine;
import org.ascribe.network.Embedding;
import org.ascribe.network.Layer;
import org.ascribe.network.Lstm;
import org.ascribe.network.Network;
import org.ascribe.network.Reshape;
import org.ascribe.training.Adadelta;
import org.ascribe.training.AdadeltaCosine;
import org.ascribe.training.Adam;
import org.ascribe.training.EarlyStopping;
import org.ascribe.training.Monitor;
import org.ascribe.training.Optimisation;
import org.ascribe.training.Training;

/**
 * The networks of the unified gradient view: Ancona et al. 2018, appendix A. It leaves out paddings, batches and patience. Paddings
 * are those of Keras' examples of the same layers, one tenth of the samples is held out.
 */
final class GradientViewModels {

    /** An activation, and the accuracies of the two networks for digits that have it. */
    private record Activated(String name, Activation activation, double mlp, double cnn) {}

    private static final List<Activated> ACTIVATIONS = List.of(
            new Activated("ReLU", Activation.RELU, 0.979, 0.991),
            new Activated("tanh", Activation.TANH, 0.981, 0.988),
            new Activated("sigmoid", Activation.SIGMOID, 0.981, 0.986),
            new Activated("softplus", Activation.SOFTPLUS, 0.981, 0.988));

    /** How much worse than the paper's a network may be. */
    private static final double SLACK = 0.007;

    private static final int BATCH = 128;
    /**
     * With Keras' ε of 2017. By that of Zeiler's paper the first steps move the 9 216 weights of a dense unit, whose inputs are sigmoids
     * about ½, so far that after ten of them 99 % of the units are within 0.01 of 0 or 1, instead of 7 %, and nothing is learned any more.
     */
    private static final Optimisation SMALL_STEPS = new Adadelta(1, 0.95, 1e-8);

    private static final int DIMENSIONS = 32;
    private static final FilmReviews REVIEWS = new FilmReviews(5000, 500);

    private GradientViewModels() {}

    static List<PaperModel> all() {
        List<PaperModel> all = new ArrayList<>();
        for (Activated of : ACTIVATIONS) {
            all.add(digits(
                    "mlp",
                    "MLP of 512 and 512 units",
                    of,
                    () -> mlp(of.activation()),
                    training(30, new Adadelta(), 4),
                    of.mlp()));
        }
        for (Activated of : ACTIVATIONS) {
            all.add(digits(
                    "cnn",
                    "CNN of 32 and 64 kernels",
                    of,
                    () -> cnn(of.activation()),
                    training(12, of.activation() == Activation.SIGMOID ? SMALL_STEPS : new Adadelta(), 4),
                    of.cnn()));
        }
        all.add(model(
                "cifar-cnn",
                "CNN of four convolutions, with dropout",
                GradientViewModels::cifar,
                CifarPhotographs.centred(),
                training(30, new AdadeltaCosine(), 10),
                0.805));
        all.add(model(
                "imdb-mlp",
                "MLP of 250 units over embedded words",
                () -> words(
                        Layer.flatten("flatten"),
                        Layer.dense("dense1", 250),
                        Layer.activation("relu1", Activation.RELU)),
                REVIEWS,
                adam(),
                0.873));
        all.add(model(
                "imdb-lstm",
                "LSTM of 64 units over embedded words",
                () -> words(Lstm.of("lstm", 64)),
                REVIEWS,
                adam(),
                0.873));
        return all;
    }

    private static PaperModel digits(
            String family,
            String title,
            Activated of,
            Supplier<Network> architecture,
            Training training,
            double paper) {
        return model(
                "mnist-" + family + "-" + of.name().toLowerCase(Locale.ROOT),
                title + ", " + of.name(),
                architecture,
                MnistDigits.centred(),
                training,
                paper);
    }

    private static PaperModel model(
            String name,
            String title,
            Supplier<Network> architecture,
            TrainingSet data,
            Training training,
            double paper) {
        return new PaperModel(name, title, architecture, data, training, paper - SLACK, DataType.FLOAT16);
    }

    private static Training training(int epochs, Optimisation optimisation, int patience) {
        return new Training(epochs, BATCH, optimisation, 1)
                .withStopping(new EarlyStopping(0.1, patience, Monitor.ERROR));
    }

    private static Training adam() {
        return new Training(10, BATCH, new Adam(), 1).withStopping(new EarlyStopping(0.1, 2, Monitor.LOSS));
    }

    private static Network mlp(Activation s) {
        return Network.chain(
                new Shape(1, 28, 28),
                Layer.flatten("flatten"),
                Layer.dense("dense1", 512),
                Layer.activation("activation1", s),
                Layer.dense("dense2", 512),
                Layer.activation("activation2", s),
                Layer.dense("dense3", 10));
    }

    private static Network cnn(Activation s) {
        return Network.chain(
                new Shape(1, 28, 28),
                Layer.conv2d("conv1", 32, 3, 1),
                Layer.activation("activation1", s),
                Layer.conv2d("conv2", 64, 3, 1),
                Layer.activation("activation2", s),
                Layer.maxPool("pool1", 2),
                Layer.flatten("flatten"),
                Layer.dense("dense1", 128),
                Layer.activation("activation3", s),
                Layer.dense("dense2", 10));
    }

    private static Network cifar() {
        return Network.chain(
                new Shape(3, 32, 32),
                padded("conv1", 32),
                Layer.activation("relu1", Activation.RELU),
                Layer.conv2d("conv2", 32, 3, 1),
                Layer.activation("relu2", Activation.RELU),
                Layer.maxPool("pool1", 2),
                dropout("dropout1", 0.25f),
                padded("conv3", 64),
                Layer.activation("relu3", Activation.RELU),
                Layer.conv2d("conv4", 64, 3, 1),
                Layer.activation("relu4", Activation.RELU),
                Layer.maxPool("pool2", 2),
                dropout("dropout2", 0.25f),
                Layer.flatten("flatten"),
                Layer.dense("dense1", 256),
                Layer.activation("relu5", Activation.RELU),
                dropout("dropout3", 0.5f),
                Layer.dense("dense2", 10));
    }

    private static Layer padded(String name, int filters) {
        return new Affine(
                name,
                Conv2d.builder()
                        .setFilters(filters)
                        .setKernelShape(new Shape(3, 3))
                        .optPadding(new Shape(1, 1))
                        .build());
    }

    private static Layer dropout(String name, float rate) {
        return new Reshape(name, Dropout.builder().optRate(rate).build());
    }

    private static Network words(Layer... hidden) {
        List<Layer> layers = new ArrayList<>(List.of(Embedding.of(TextModel.EMBEDDING, REVIEWS.words(), DIMENSIONS)));
        layers.addAll(List.of(hidden));
        layers.add(Layer.dense("score", 1));
        return new Network(new Shape(REVIEWS.places()), layers);
    }
}
