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
import java.util.stream.Stream;
import org.ascribe.failure.MissingFilesException;
import org.ascribe.failure.MissingFilesException.Kind;
import org.ascribe.file.Home;
import org.ascribe.file.WholeFile;
import org.ascribe.model.Model;
import org.ascribe.network.Network;
import org.ascribe.picture.Preprocessing;
import org.ascribe.training.Accuracy;
import org.ascribe.training.AdamCosine;
import org.ascribe.training.Labelled;
import org.ascribe.training.MirrorAndShift;
import org.ascribe.training.Progress;
import org.ascribe.training.Training;
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
 * @param accuracy what it must reach on the test samples, between 0 and 1
 * @param precision what its weights are stored in, float32 or float16; what is measured and explained is what is stored
 */
public record PaperModel(
        String name,
        String title,
        Supplier<Network> architecture,
        TrainingSet data,
        Training training,
        double accuracy,
        DataType precision)
        implements ZooModel {

    private static final TrainingSet DIGITS = new MnistDigits();

    private static final List<PaperModel> TAYLOR = List.of(
            single(
                    "poly",
                    "second-order polynomial",
                    Architectures::poly,
                    DIGITS,
                    new Training(5, 128, 2e-3, 1e-5, 1),
                    0.95),
            single(
                    "m-sg",
                    "three-layer MLP, sigmoid",
                    Architectures::mlp,
                    DIGITS,
                    new Training(8, 128, 3e-3, 1e-4, 1),
                    0.97),
            single(
                    "c-sg",
                    "three-layer CNN, sigmoid",
                    Architectures::cnn,
                    DIGITS,
                    new Training(8, 128, 1e-2, 1e-4, 1),
                    0.975),
            single(
                    "c-sp",
                    "three-layer CNN, softplus",
                    Architectures::softplusCnn,
                    DIGITS,
                    new Training(8, 128, 3e-3, 1e-4, 1),
                    0.98),
            single(
                    "c-relu",
                    "two-layer CNN, ReLU and max pools",
                    Architectures::reluCnn,
                    DIGITS,
                    new Training(8, 128, 3e-3, 1e-4, 1),
                    0.98),
            single(
                    "cifar-resnet8",
                    "ResNet of eight layers for CIFAR-10",
                    () -> CifarResNet.network(8),
                    new CifarPhotographs(),
                    new Training(20, 128, new AdamCosine(5e-3, 0), 1).withAugmentation(new MirrorAndShift(4)),
                    0.81));

    /** Of the authors' tutorial, which has an error of 1.6 %. */
    private static final PaperModel DEEP_TAYLOR = new PaperModel(
            "mnist-300-100",
            "MLP of 300 and 100 units, ReLU",
            Architectures::reluMlp,
            MnistDigits.centred(),
            new Training(15, 128, 1e-3, 0, 1),
            0.98,
            DataType.FLOAT16);

    private static final List<PaperModel> ALL = Stream.of(
                    TAYLOR.stream(), GradientViewModels.all().stream(), Stream.of(DEEP_TAYLOR))
            .flatMap(models -> models)
            .toList();

    private static PaperModel single(
            String name,
            String title,
            Supplier<Network> architecture,
            TrainingSet data,
            Training training,
            double accuracy) {
        return new PaperModel(name, title, architecture, data, training, accuracy, DataType.FLOAT32);
    }

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
     * Trains it, or goes on where the same training was stopped.
     *
     * @param data what to learn, and what to measure its accuracy on
     * @param listener told after every epoch
     * @return the weights as they are stored, with accuracy, command and settings as notes
     */
    public Weights train(Labelled data, Consumer<Progress> listener) {
        Weights found = training.fit(architecture, data.toLearn(), checkpoint(), listener);
        Weights stored = precision == DataType.FLOAT16 ? found.halved() : found;
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("model", name + ": " + title);
        notes.put("command", "./ascribe train --force " + name);
        notes.put("accuracy", accuracy(stored, data));
        if (precision == DataType.FLOAT16) {
            notes.put("accuracy in float32", accuracy(found, data));
        }
        notes.putAll(found.notes());
        notes.putAll(data.notes());
        return new Weights(stored.tensors(), notes);
    }

    private String accuracy(Weights weights, Labelled data) {
        try (Model model = Model.of(name, architecture, weights, DataType.FLOAT32)) {
            return String.format(Locale.ROOT, "%.4f", Accuracy.of(model, data.toTest()));
        }
    }

    /**
     * Keeps trained weights, which are loaded from then on.
     *
     * @param weights made by {@link #train}
     */
    public void save(Weights weights) {
        Safetensors.write(weights, file(), precision);
        discard();
    }

    /** Removes what a training that is not done has left, so that the next begins anew. */
    public void discard() {
        WholeFile.delete(checkpoint());
    }

    /** The state of a training that is not done. */
    private Path checkpoint() {
        return file().resolveSibling(name + ".training.safetensors");
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
    @Override
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
