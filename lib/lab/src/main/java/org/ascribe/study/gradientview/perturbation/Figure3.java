package org.ascribe.study.gradientview.perturbation;

import java.util.stream.Stream;
import org.ascribe.report.Report;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;
import org.ascribe.study.Study;
import org.ascribe.study.Task;

/**
 * Part of Figure 3 of Ancona et al. 2018: the logit of the predicted class while features are set to zero, most or least relevant
 * first. The order is that of the signed attributions, made once; of equal ones the first in reading order goes first, where Table 1's
 * methods have zero as their baseline.
 *
 * <p>A task is a panel and a sample. Everything is computed in float32.
 *
 * @param name of the study
 * @param title of the study
 * @param panels the networks and their samples
 * @param measured what is measured of a sample
 */
public record Figure3(String name, String title, Panels panels, PerturbationCurves measured) implements Study {

    private static final int PAPER = 1000;
    private static final PerturbationCurves USUAL = new PerturbationCurves(3, 1);

    /**
     * Two architectures, four activations.
     *
     * @return eight panels
     */
    public static Figure3 mnist() {
        return new Figure3(
                "figure-3-mnist",
                "Pixels of digits removed in the order of six methods: MLP and CNN, four activations",
                Panels.digits(),
                USUAL);
    }

    /**
     * A CNN on CIFAR-10.
     *
     * @return one panel
     */
    public static Figure3 cifar() {
        return new Figure3(
                "figure-3-cifar",
                "Pixels of small photographs removed in the order of six methods",
                Panels.cifar(),
                USUAL);
    }

    /**
     * A network for ImageNet.
     *
     * @return one panel
     */
    public static Figure3 imageNet() {
        return new Figure3(
                "figure-3-imagenet",
                "Pixels of photographs removed in the order of six methods",
                Panels.imageNet(),
                USUAL);
    }

    /**
     * An MLP and an LSTM on reviews.
     *
     * @return two panels
     */
    public static Figure3 imdb() {
        return new Figure3(
                "figure-3-imdb",
                "Words of film reviews removed in the order of six methods: MLP and LSTM",
                Panels.reviews(),
                USUAL);
    }

    @Override
    public Settings settings() {
        return panels.onto(Settings.NONE)
                .with("target", "logit of the predicted class")
                .with("type", "float32")
                .with("ties", "first in reading order")
                .with("points", RemovalGrid.perCent().length + " from 0 to 100 % of the features")
                .with("random_orders", measured.randomOrders())
                .with("seed", measured.seed());
    }

    @Override
    public Stream<Task> tasks(Scale scale) {
        int samples = switch (scale) {
            case SMOKE -> 1;
            case LESSON -> panels.lesson();
            case PAPER -> PAPER;
        };
        return panels.tasks(samples, measured::rows);
    }

    @Override
    public Report report(Rows rows) {
        return new Figure3Report(title, panels.names(), panels.onlyFirst(), new CurveNumbers(rows)).report();
    }
}
