package org.ascribe.zoo;

import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ascribe.failure.MissingFilesException;
import org.ascribe.failure.MissingFilesException.Kind;
import org.ascribe.file.Home;
import org.ascribe.model.Model;
import org.ascribe.network.Network;
import org.ascribe.picture.Preprocessing;
import org.ascribe.weights.Safetensors;
import org.ascribe.weights.Weights;

/**
 * A model of a paper: how it is built and trained, and where its weights are. Small trained copies come with the library, so that a
 * lesson starts at once; {@code ./ascribe train --force NAME} makes them anew.
 *
 * @param name what the paper calls it, in lower case
 * @param title what it is, in a few words
 * @param architecture makes the network
 * @param data the data set it learns from
 * @param training how it is trained
 * @param accuracy what it must reach on the test images, between 0 and 1
 */
public record PaperModel(
        String name, String title, Supplier<Network> architecture, TrainingSet data, Training training, double accuracy)
        implements ZooModel {

    private static final TrainingSet DIGITS = new MnistDigits();

    private static final List<PaperModel> ALL = List.of(
            new PaperModel(
                    "poly",
                    "second-order polynomial",
                    Architectures::poly,
                    DIGITS,
                    new Training(5, 128, 2e-3, 1e-5, 1),
                    0.95),
            new PaperModel(
                    "m-sg",
                    "three-layer MLP, sigmoid",
                    Architectures::mlp,
                    DIGITS,
                    new Training(8, 128, 3e-3, 1e-4, 1),
                    0.97),
            new PaperModel(
                    "c-sg",
                    "three-layer CNN, sigmoid",
                    Architectures::cnn,
                    DIGITS,
                    new Training(8, 128, 1e-2, 1e-4, 1),
                    0.975),
            new PaperModel(
                    "c-sp",
                    "three-layer CNN, softplus",
                    Architectures::softplusCnn,
                    DIGITS,
                    new Training(8, 128, 3e-3, 1e-4, 1),
                    0.98),
            new PaperModel(
                    "c-relu",
                    "two-layer CNN, ReLU and max pools",
                    Architectures::reluCnn,
                    DIGITS,
                    new Training(8, 128, 3e-3, 1e-4, 1),
                    0.98),
            new PaperModel(
                    "cifar-resnet8",
                    "ResNet of eight layers for CIFAR-10",
                    () -> CifarResNet.network(8),
                    new CifarPhotographs(),
                    new Training(20, 128, new AdamCosine(5e-3, 0), 1, new MirrorAndShift(4)),
                    0.81));

    /**
     * All of them.
     *
     * @return in the order of the papers' tables
     */
    public static List<PaperModel> all() {
        return ALL;
    }

    /**
     * One of them.
     *
     * @param name its name, in any case
     * @return the model
     * @throws IllegalArgumentException if there is none of this name; the message lists the known ones
     */
    public static PaperModel named(String name) {
        return ZooModel.named("model of a paper", name, ALL);
    }

    /**
     * Loads one of them: the one trained on this machine where there is one, else the copy that comes with the library.
     *
     * @param name its name
     * @param type float32, or float64 where numbers are compared
     * @return the model
     */
    public static Model load(String name, DataType type) {
        return named(name).load(type);
    }

    /**
     * Loads this one in float32.
     *
     * @param name its name
     * @return the model
     */
    public static Model load(String name) {
        return load(name, DataType.FLOAT32);
    }

    /**
     * Its weights: those trained on this machine where there are any, else the copy that comes with the library.
     *
     * @return the weights, with their provenance
     */
    @Override
    public Weights weights() {
        return Files.exists(file()) ? Safetensors.read(file()) : shipped();
    }

    @Override
    public boolean takesPhotographs() {
        return data.preprocessing().isPresent();
    }

    @Override
    public PictureModel pictures(DataType type) {
        Preprocessing preprocessing = data.preprocessing()
                .orElseThrow(() -> new IllegalArgumentException(
                        "model: " + name + " takes samples of " + data.name() + "; expected one of photographs"));
        return new PictureModel(load(type), preprocessing, data.classNames());
    }

    /**
     * Trains it.
     *
     * @param data what to learn
     * @param test what to measure its accuracy on
     * @param listener told after every epoch
     * @return the weights, with accuracy, command and settings as notes
     */
    public Weights train(Training.Samples data, Training.Samples test, Consumer<Training.Progress> listener) {
        Weights found = training.fit(architecture, data, listener);
        try (Model model = Model.of(name, architecture, found, DataType.FLOAT32)) {
            Map<String, String> notes = new LinkedHashMap<>();
            notes.put("model", name + ": " + title);
            notes.put("command", "./ascribe train --force " + name);
            notes.put("accuracy", String.format(Locale.ROOT, "%.4f", Accuracy.of(model, test)));
            notes.putAll(found.notes());
            return new Weights(found.tensors(), notes);
        }
    }

    /**
     * Where the weights trained on this machine are.
     *
     * @return a safetensors file, which may not exist
     */
    public Path file() {
        return Home.folder().resolve("models").resolve(name + ".safetensors");
    }

    /**
     * Whether there are weights to load, trained here or come with the library.
     *
     * @return false if it has to be trained first
     */
    public boolean isThere() {
        return Files.exists(file()) || isShipped();
    }

    /**
     * Whether a trained copy comes with the library.
     *
     * @return true if {@link #load} works without training
     */
    public boolean isShipped() {
        return PaperModel.class.getResource(name + ".safetensors") != null;
    }

    private Weights shipped() {
        String resource = name + ".safetensors";
        try (InputStream in = PaperModel.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new MissingFilesException(Kind.MODEL, name, file(), "is missing");
            }
            return Safetensors.read(in, resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
