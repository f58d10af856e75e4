package org.ascribe.study.smoothtaylor;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.ascribe.report.Report;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;

/** What {@link SmoothTaylorAreas} makes of its rows. */
@OnlyShows
record SmoothTaylorAreasReport(SmoothTaylorAreas study, AreaTable areas) {

    Report report() {
        String model = study.subject().model();
        AreaTables tables = new AreaTables(model, areas);
        AreaPlots plots = new AreaPlots(model, areas);
        SearchTable searches = new SearchTable(study, areas);
        List<TableLabel> printed = Stream.concat(
                        study.grid().labels().stream(), Stream.of(adaptive(Areas.AUPC), adaptive(Areas.AUTVC)))
                .toList();
        Map<String, BufferedImage> images = new LinkedHashMap<>();
        images.put("figure 2, perturbation", plots.perturbation(drawn(Areas.AUPC)));
        images.put("figure 2, total variation", plots.variation(drawn(Areas.AUTVC)));
        List<String> lines = new ArrayList<>();
        lines.add(ReportOpening.setting(model, areas));
        lines.add(tables.summary(claims()));
        lines.addAll(tables.withoutWeakLogits(claims()));
        lines.addAll(searches.lines());
        lines.add(averaging());
        lines.add(conventions());
        lines.add(cost());
        return new Report(
                study.title(),
                lines,
                List.of(tables.beside(printed), tables.claims(claims()), searches.table()),
                images);
    }

    private TableLabel adaptive(String area) {
        return study.searches().label(Searches.KINDS.get(0), area);
    }

    /** As many curves as can be told apart; that of the search on other draws. */
    private List<TableLabel> drawn(String area) {
        List<Integer> baselines = study.grid().baselines();
        return Stream.of(
                        Stream.of(
                                TableLabel.ZERO,
                                TableLabel.noise(baselines.get(0)),
                                TableLabel.noise(baselines.get(baselines.size() - 1))),
                        study.grid().sigmas().stream().map(sigma -> TableLabel.smoothTaylor(sigma, middle())),
                        Stream.of(study.searches().heldOut(Searches.KINDS.get(0), area)))
                .flatMap(labels -> labels)
                .toList();
    }

    /** The number of roots that the paper draws and searches with. */
    private int middle() {
        List<Integer> roots = study.grid().roots();
        return roots.get(roots.size() / 2);
    }

    List<Claim> claims() {
        Grid grid = study.grid();
        int one = grid.baselines().get(0);
        int most = grid.baselines().get(grid.baselines().size() - 1);
        List<TableLabel> usual = List.of(TableLabel.smoothTaylor(grid.usual(), middle()));
        List<TableLabel> noise = List.of(TableLabel.noise(most));
        List<TableLabel> all = grid.sigmas().stream()
                .map(sigma -> TableLabel.smoothTaylor(sigma, middle()))
                .toList();
        double low = grid.sigmas().get(0);
        double high = grid.sigmas().get(grid.sigmas().size() - 1);
        return List.of(
                new Claim(
                        "A noise baseline is more sensitive than black",
                        Areas.AUPC,
                        TableLabel.noise(one),
                        TableLabel.ZERO),
                new Claim(
                        "More noise baselines are smoother",
                        Areas.AUTVC,
                        TableLabel.noise(most),
                        TableLabel.noise(one)),
                new Claim(
                        "SmoothTaylor is more sensitive than IG from black",
                        Areas.AUPC,
                        usual,
                        List.of(TableLabel.ZERO)),
                new Claim("It is more sensitive than IG from noise", Areas.AUPC, usual, noise),
                new Claim("It is smoother than IG from noise, at every σ", Areas.AUTVC, all, noise),
                new Claim("More roots are more sensitive", Areas.AUPC, ofRoots(true), ofRoots(false)),
                new Claim("More roots are smoother", Areas.AUTVC, ofRoots(true), ofRoots(false)),
                new Claim(
                        "A larger σ is smoother (its table; its text: less)", Areas.AUTVC, ofScale(high), ofScale(low)),
                best("Adaptive-AUPC is the most sensitive of all", Areas.AUPC),
                best("Adaptive-AUTVC is the smoothest of all", Areas.AUTVC));
    }

    private Claim best(String words, String area) {
        return new Claim(words, area, adaptive(area), areas.least(study.grid().labels(), area));
    }

    private List<TableLabel> ofRoots(boolean most) {
        List<Integer> roots = study.grid().roots();
        int count = roots.get(most ? roots.size() - 1 : 0);
        return study.grid().sigmas().stream()
                .map(sigma -> TableLabel.smoothTaylor(sigma, count))
                .toList();
    }

    private List<TableLabel> ofScale(double sigma) {
        return study.grid().roots().stream()
                .map(count -> TableLabel.smoothTaylor(sigma, count))
                .toList();
    }

    /** The paper divides each curve by its |f(x)| before it averages. */
    private String averaging() {
        TableLabel usual = TableLabel.smoothTaylor(study.grid().usual(), middle());
        double[] areasOfEach = areas.column(usual, Areas.AUPC);
        double[] outputs = areas.column(usual, "output");
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < outputs.length; i++) {
            sum += Math.abs(outputs[i]) * areasOfEach[i];
            weights += Math.abs(outputs[i]);
        }
        Estimate mean = areas.mean(usual, Areas.AUPC);
        return String.format(
                Locale.ROOT,
                "Simpson's rule is linear, so the area of the mean curve is the mean of the areas. Curves averaged before they are"
                        + " divided by |f(x)| would give %.2f instead of %.2f as AUPC of %s.",
                sum / weights,
                mean.value(),
                usual);
    }

    private String conventions() {
        TableLabel most = study.grid().labels().stream()
                .max(Comparator.comparingDouble(label -> Math.abs(convention(label))))
                .orElseThrow();
        return String.format(
                Locale.ROOT,
                "PAPER is how the published code integrates an even number of levels; the parabola at the end that SciPy has today"
                        + " (EXACT) changes an AUTVC by at most %.3f (%s). %d steps of perturbation have %s.",
                Math.abs(convention(most)),
                most,
                study.areas().steps(),
                study.areas().steps() % 2 == 0 ? "an odd number of points, and no such choice" : "that choice too");
    }

    private double convention(TableLabel label) {
        return areas.exactVariation(label) - areas.mean(label, Areas.AUTVC).value();
    }

    private String cost() {
        return "A picture costs " + counts(TableLabel.ZERO) + " for the "
                + study.grid().labels().size() + " maps that need no search, and " + counts(adaptive(Areas.AUPC))
                + " for the searches.";
    }

    private String counts(TableLabel label) {
        return String.format(
                Locale.ROOT,
                "%,.0f forwards and %,.0f backwards",
                areas.mean(label, SmoothTaylorAreas.FORWARDS).value(),
                areas.mean(label, SmoothTaylorAreas.BACKWARDS).value());
    }
}
