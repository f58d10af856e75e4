package org.ascribe.study.taylor.principles;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.ascribe.report.Intervals;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.view.Axes;
import org.ascribe.view.Marked;

/** A measurement against the number of principles that methods follow: the paper's Figures 2 and 3. */
@OnlyShows
public final class PrinciplesFigure {

    private PrinciplesFigure() {}

    /**
     * Its axes.
     *
     * @param title of the figure
     * @param measurement of the vertical axis
     * @return linear ones
     */
    public static Axes axes(String title, String measurement) {
        return Axes.of(title, "number of principles followed (Table 2; partially: 0.5)", measurement);
    }

    /**
     * The points of one group.
     *
     * @param group a model, or a set of pictures
     * @param lineUp the methods
     * @param principles how many a method follows
     * @param measured what was measured of it
     * @return one a method
     */
    public static List<Marked> points(
            String group, LineUp lineUp, ToDoubleFunction<String> principles, Function<String, Estimate> measured) {
        return lineUp.methods().stream()
                .map(method -> new Marked(
                        group, method, principles.applyAsDouble(method), Intervals.of(measured.apply(method))))
                .toList();
    }
}
