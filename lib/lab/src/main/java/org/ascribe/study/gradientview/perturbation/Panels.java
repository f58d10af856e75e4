package org.ascribe.study.gradientview.perturbation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.result.Row;
import org.ascribe.result.Settings;
import org.ascribe.study.Task;

/**
 * Panels of a study. Of networks whose weights are not here there is no panel; where none is, the last says what to fetch or train.
 *
 * @param all in the order of the figure
 * @param onlyFirst whether the first that is here stands for all
 */
public record Panels(List<Panel> all, boolean onlyFirst) {

    /**
     * Copies the list.
     *
     * @param all in the order of the figure
     * @param onlyFirst whether the first that is here stands for all
     * @throws IllegalArgumentException if there is none
     */
    public Panels {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("all: no panel; expected one or more");
        }
    }

    /** Eight of MNIST. */
    static Panels digits() {
        return new Panels(
                Stream.of("mlp", "cnn")
                        .flatMap(family -> Stream.of("relu", "tanh", "sigmoid", "softplus")
                                .<Panel>map(s -> new DigitPanel(
                                        "mnist-" + family + "-" + s, family.equals("mlp") && s.equals("relu"))))
                        .toList(),
                false);
    }

    /** One of CIFAR-10. */
    static Panels cifar() {
        return new Panels(List.of(new CifarPanel("cifar-cnn")), false);
    }

    /** One of ImageNet: the paper's network, or else a smaller one. */
    static Panels imageNet() {
        return new Panels(
                Stream.of("inception_v3", "resnet50-keras", "squeezenet1_1-ncnn")
                        .<Panel>map(PhotographPanel::new)
                        .toList(),
                true);
    }

    /** Two of IMDB. */
    static Panels reviews() {
        return new Panels(
                Stream.of("imdb-mlp", "imdb-lstm").<Panel>map(ReviewPanel::new).toList(), false);
    }

    List<Panel> here() {
        List<Panel> here = present().limit(onlyFirst ? 1 : all.size()).toList();
        return here.isEmpty() ? List.of(all.get(all.size() - 1)) : here;
    }

    Stream<Panel> present() {
        return all.stream().filter(Panel::isHere);
    }

    /** Samples of a panel at the lesson's scale. */
    int lesson() {
        return all.get(0).lesson();
    }

    List<String> names() {
        return all.stream().map(Panel::name).toList();
    }

    /** The networks that are here, by their contents. */
    Settings onto(Settings settings) {
        return onto(settings.with("panels", String.join(" ", names())), here());
    }

    static Settings onto(Settings settings, List<Panel> panels) {
        Settings longer = settings;
        for (Panel panel : panels) {
            longer = longer.withModel(panel.name(), panel.model().weights().hash());
        }
        return longer;
    }

    /** What is done with a sample. */
    @FunctionalInterface
    interface Work {
        List<Row> rows(Panel panel, OpenPanel opened, int index);
    }

    /** A task for each panel and sample; closing the stream closes the networks. */
    Stream<Task> tasks(int samples, Work work) {
        return tasks(here(), samples, work);
    }

    static Stream<Task> tasks(List<Panel> panels, int samples, Work work) {
        List<OpenPanel> open = new ArrayList<>();
        List<Task> tasks = new ArrayList<>();
        for (Panel panel : panels) {
            OpenPanel opened = panel.open();
            open.add(opened);
            IntStream.range(0, Math.min(samples, opened.size()))
                    .mapToObj(i -> new Task("%s/%05d".formatted(panel.name(), i), () -> work.rows(panel, opened, i)))
                    .forEach(tasks::add);
        }
        return tasks.stream().onClose(() -> open.forEach(OpenPanel::close));
    }
}
