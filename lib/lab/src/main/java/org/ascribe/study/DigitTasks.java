package org.ascribe.study;

import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ascribe.data.Mnist;
import org.ascribe.model.Model;
import org.ascribe.result.Row;
import org.ascribe.result.Settings;
import org.ascribe.zoo.PaperModel;

/**
 * The protocol of studies on MNIST: a task is one model of a paper and one image of the test set, from the first on; the logit of
 * the predicted class is explained, in float64.
 *
 * @param models which models
 */
public record DigitTasks(List<PaperModel> models) {

    /**
     * Of models by their names.
     *
     * @param names as {@link PaperModel#named} knows them
     * @return the protocol
     */
    public static DigitTasks of(List<String> names) {
        return new DigitTasks(names.stream().map(PaperModel::named).toList());
    }

    /**
     * What the protocol decides.
     *
     * @return images, target, type, and each model by its content
     */
    public Settings settings() {
        Settings settings = Settings.NONE
                .with("images", "MNIST test, from the first, pixels in [0, 1]")
                .with("target", "logit of the predicted class")
                .with("type", "float64");
        for (PaperModel model : models) {
            settings = settings.withModel(model.name(), model.weights().hash());
        }
        return settings;
    }

    /**
     * A task for each model and image.
     *
     * @param images how many
     * @param work what is done with one of each
     * @return the tasks; closing the stream closes the models
     */
    public Stream<Task> each(int images, Work<Model> work) {
        return each(images, paper -> paper.load(DataType.FLOAT64), Model::close, work);
    }

    /**
     * As {@link #each(int, Work)}, with what is made of a model in its place.
     *
     * @param images how many
     * @param open makes it, once a model
     * @param close undoes that
     * @param work what is done with it and an image
     * @return the tasks; closing the stream closes what was made
     * @param <M> what is made of a model
     */
    public <M> Stream<Task> each(int images, Function<PaperModel, M> open, Consumer<M> close, Work<M> work) {
        Mnist digits = Mnist.test();
        List<M> opened = new ArrayList<>();
        List<Task> tasks = new ArrayList<>();
        for (PaperModel paper : models) {
            M model = open.apply(paper);
            opened.add(model);
            for (int image = 0; image < images; image++) {
                int index = image;
                tasks.add(new Task("%s/%05d".formatted(paper.name(), image), () -> work.rows(model, digits, index)));
            }
        }
        return tasks.stream().onClose(() -> opened.forEach(close));
    }

    /**
     * What a study does with a model and an image.
     *
     * @param <M> what was made of the model
     */
    @FunctionalInterface
    public interface Work<M> {

        /**
         * Measures.
         *
         * @param model what was made of the model
         * @param digits the test set
         * @param image which of its images
         * @return what was measured
         */
        List<Row> rows(M model, Mnist digits, int image);
    }
}
