package org.ascribe.zoo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.engine.Tensors;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.model.Model;
import org.ascribe.model.TokenEmbedding;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.text.EncodedText;
import org.ascribe.text.TextEncoder;
import org.ascribe.text.Vocabulary;
import org.ascribe.weights.Weights;

/**
 * A network that reads texts, together with its vocabulary. Explained is what follows the table of words: a function of
 * {@code [places, dimensions]}, whose zero stands for no words at all, and in which padding is zero.
 *
 * <p>A network of one output z has two classes here, whose logits are {@code −z/2} and {@code z/2}: they differ by z, and their softmax
 * is the sigmoid of z.
 *
 * @param model of samples {@code [places, dimensions]}
 * @param embedding the table of words; its row of padding is zero
 * @param vocabulary the words, by number
 * @param classNames one for each output
 */
public record TextModel(Model model, TokenEmbedding embedding, Vocabulary vocabulary, List<String> classNames)
        implements AutoCloseable {

    /** The layer that looks words up. */
    static final String EMBEDDING = "embedding";

    private static final String CLASSES = "classes";

    /**
     * Checks that they fit.
     *
     * @param model of samples {@code [places, dimensions]}
     * @param embedding the table of words
     * @param vocabulary the words, by number
     * @param classNames one for each output
     * @throws IllegalArgumentException if the vocabulary or the model is not that of the table, or there are more or fewer names than
     *     outputs
     */
    public TextModel {
        classNames = List.copyOf(classNames);
        Shape table = embedding.table().getShape();
        if (table.get(0) != vocabulary.size()) {
            throw new IllegalArgumentException("vocabulary: " + vocabulary.size() + " numbers; expected the "
                    + table.get(0) + " that the embedding of " + model + " has rows for");
        }
        if (model.inputShape().dimension() != 2 || model.inputShape().get(1) != table.get(1)) {
            throw new IllegalArgumentException("embedding: rows of " + table.get(1) + "; expected those that " + model
                    + " takes, " + model.inputShape());
        }
        if (classNames.size() != model.classes()) {
            throw new IllegalArgumentException(
                    "classNames: " + classNames.size() + "; expected one for each output of " + model);
        }
    }

    /**
     * Loads a network in float32.
     *
     * @param name of a {@link PaperModel} that reads texts
     * @return the network
     */
    public static TextModel load(String name) {
        return load(name, DataType.FLOAT32);
    }

    /**
     * Loads a network.
     *
     * @param name of a {@link PaperModel} that reads texts
     * @param type float32, or float64 where numbers are compared
     * @return the network
     * @throws IllegalArgumentException if there is none of this name; the message lists the known ones
     * @throws org.ascribe.failure.MissingFilesException if its weights are not here
     */
    public static TextModel load(String name, DataType type) {
        List<PaperModel> readers = PaperModel.all().stream()
                .filter(paper -> paper.data() instanceof FilmReviews)
                .toList();
        PaperModel paper = ZooModel.named("network for texts", name, readers);
        return of(
                paper.name(),
                paper.architecture(),
                paper.weights(),
                paper.data().classNames(),
                type);
    }

    /**
     * A network that was trained with a vocabulary.
     *
     * @param name for messages and results
     * @param architecture whose first layer is named {@code embedding}
     * @param weights its values, with the vocabulary among their notes
     * @param classNames two of them, where it has one output
     * @param type float32 or float64
     * @return the network
     * @throws IllegalArgumentException if there is no vocabulary, or it is not that of the weights
     */
    static TextModel of(
            String name, Supplier<Network> architecture, Weights weights, List<String> classNames, DataType type) {
        Vocabulary vocabulary = Optional.ofNullable(weights.notes().get(FilmReviews.VOCABULARY))
                .map(words -> new Vocabulary(List.of(words.split("\n"))))
                .orElseThrow(() -> new IllegalArgumentException(
                        "weights: those of " + name + " have no vocabulary among their notes; expected one"));
        SortedMap<String, Weights.Tensor> rest = new TreeMap<>(weights.tensors());
        Weights.Tensor table = rest.remove(EMBEDDING + ".weight");
        if (table == null) {
            throw new IllegalArgumentException(
                    "weights: those of " + name + " have no " + EMBEDDING + ".weight; expected the table of words");
        }
        Supplier<Network> after = () -> architecture.get().after(EMBEDDING);
        Model model = isOfOneOutput(after.get())
                ? Model.of(name, () -> sides(after.get()), sides(rest, weights.notes()), type)
                : Model.of(name, after, new Weights(rest, weights.notes()), type);
        double[] values = table.values();
        int dimensions = (int) table.shape()[1];
        Arrays.fill(values, 0, dimensions, 0);
        NDArray rows =
                Tensors.of(model.manager(), values, new Shape(table.shape())).toType(type, false);
        return new TextModel(model, new TokenEmbedding(rows), vocabulary, classNames);
    }

    private static boolean isOfOneOutput(Network network) {
        Shape batch = new Shape(1).addAll(network.inputShape());
        return network.getOutputShapes(new Shape[] {batch})[0].get(1) == 1;
    }

    private static Network sides(Network network) {
        List<Layer> layers = new ArrayList<>(network.layers());
        layers.add(Layer.dense(CLASSES, 2));
        return new Network(network.inputShape(), layers);
    }

    private static Weights sides(SortedMap<String, Weights.Tensor> tensors, Map<String, String> notes) {
        SortedMap<String, Weights.Tensor> both = new TreeMap<>(tensors);
        both.put(CLASSES + ".weight", new Weights.Tensor(new long[] {2, 1}, new double[] {-0.5, 0.5}));
        both.put(CLASSES + ".bias", new Weights.Tensor(new long[] {2}, new double[2]));
        return new Weights(both, notes);
    }

    /**
     * How many words it reads.
     *
     * @return the places of a sample
     */
    public int places() {
        return (int) model.inputShape().get(0);
    }

    /**
     * What encodes texts for it. One serves many.
     *
     * @return the encoder
     */
    public TextEncoder encoder() {
        return vocabulary.encoder(places());
    }

    /**
     * A text as the network takes it.
     *
     * @param text encoded by {@link #encoder}
     * @return the sample, {@code [places, dimensions]}, freed with the model
     */
    public NDArray sample(EncodedText text) {
        return sample(model.manager(), text);
    }

    /**
     * As {@link #sample(EncodedText)}, freed with a scope of the caller's.
     *
     * @param scope whose the sample is
     * @param text encoded by {@link #encoder}
     * @return the sample, {@code [places, dimensions]}
     * @throws IllegalArgumentException if it has more or fewer places
     */
    public NDArray sample(NDManager scope, EncodedText text) {
        if (text.ids().size() != places()) {
            throw new IllegalArgumentException(
                    "text: " + text.ids().size() + " places; expected the " + places() + " that " + model + " takes");
        }
        return embedding.embed(scope, text.ids().stream().mapToInt(id -> id).toArray());
    }

    /**
     * Several texts at once.
     *
     * @param scope whose the samples are
     * @param texts encoded by {@link #encoder}
     * @return the samples, {@code [n, places, dimensions]}
     */
    public NDArray samples(NDManager scope, Collection<EncodedText> texts) {
        NDList samples = new NDList();
        texts.forEach(text -> samples.add(sample(scope, text)));
        return NDArrays.stack(samples);
    }

    /**
     * The function that is explained.
     *
     * @param target which class, in which unit
     * @return f
     */
    public ScalarFunction target(Target target) {
        return model.target(target);
    }

    /**
     * Whole words, for the methods that leave features out and the metrics that do.
     *
     * @return one group a place
     */
    public FeatureGroups words() {
        return embedding.tokens(places());
    }

    /**
     * The share of each place.
     *
     * @param attribution of a sample
     * @return for each place, the sum over its dimensions
     */
    public double[] perWord(Attribution attribution) {
        return embedding.perToken(attribution);
    }

    /**
     * What an output stands for.
     *
     * @param target 0-based
     * @return the name of the class
     */
    public String className(int target) {
        return classNames.get(target);
    }

    @Override
    public void close() {
        model.close();
    }
}
