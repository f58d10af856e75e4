package org.ascribe.study.gradientview;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.ascribe.model.Model;
import org.ascribe.result.Settings;
import org.ascribe.study.DigitTasks;
import org.ascribe.study.Task;
import org.ascribe.zoo.PaperModel;

/**
 * The four networks of one architecture that learnt MNIST, one for each activation: those of them that are there. Digits are in
 * [−1, 1], the logit of the predicted class is explained, in float64.
 *
 * @param architecture one of {@link #ARCHITECTURES}
 */
public record DigitNetworks(String architecture) {

    /** The names that the networks' names begin with; those of the first come with the library. */
    public static final List<String> ARCHITECTURES = List.of("mnist-mlp", "mnist-cnn");

    /** The activations as the paper writes them, in its order. */
    public static final List<String> ACTIVATIONS = List.of("ReLU", "Tanh", "Sigmoid", "Softplus");

    /**
     * Checks the name.
     *
     * @param architecture one of {@link #ARCHITECTURES}
     * @throws IllegalArgumentException if it is none of them
     */
    public DigitNetworks {
        if (!ARCHITECTURES.contains(architecture)) {
            throw new IllegalArgumentException(
                    "architecture: '" + architecture + "'; expected one of " + ARCHITECTURES);
        }
    }

    /**
     * The networks whose weights are there.
     *
     * @return by their activation; all four if there is none, so that loading the first says how it is to be had
     */
    public Map<String, PaperModel> there() {
        Map<String, PaperModel> all = new LinkedHashMap<>();
        ACTIVATIONS.forEach(activation -> all.put(activation, PaperModel.named(architecture + "-" + activation)));
        Map<String, PaperModel> there = new LinkedHashMap<>(all);
        there.values().removeIf(model -> !model.isThere());
        return there.isEmpty() ? all : there;
    }

    /**
     * What a study of these networks has decided.
     *
     * @return images, target, type, and each model by its content
     */
    public Settings settings() {
        return tasks().settings().with("images", "MNIST test, from the first, pixels in [-1, 1]");
    }

    /**
     * A task for each network that is there and each image.
     *
     * @param images how many
     * @param work what is done with one of each
     * @return the tasks; closing the stream closes the networks
     */
    public Stream<Task> each(int images, DigitTasks.Work<Model> work) {
        return tasks().each(images, work);
    }

    private DigitTasks tasks() {
        return new DigitTasks(List.copyOf(there().values()));
    }

    /**
     * The activation of a network.
     *
     * @param model the name of one of an architecture
     * @return one of {@link #ACTIVATIONS}
     * @throws IllegalArgumentException if the name ends in none of them
     */
    public static String activation(String model) {
        return ACTIVATIONS.stream()
                .filter(activation -> model.endsWith("-" + activation.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "model: '" + model + "'; expected a name that ends in one of " + ACTIVATIONS));
    }

    /**
     * A digit as the networks take it.
     *
     * @param model one of the networks
     * @param scope what the sample belongs to
     * @param pixels in [0, 1]
     * @return {@code [1, 28, 28]}, in [−1, 1]
     */
    public static NDArray sample(Model model, NDManager scope, float... pixels) {
        return model.sample(scope, pixels).mul(2).sub(1);
    }
}
