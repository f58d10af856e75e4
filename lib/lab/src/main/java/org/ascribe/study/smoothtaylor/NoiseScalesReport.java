package org.ascribe.study.smoothtaylor;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.ascribe.report.Report;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What {@link NoiseScales} makes of its rows. */
@OnlyShows
record NoiseScalesReport(NoiseScales study, AreaTable areas) {

    private static final double PERCENT = 100;

    Report report() {
        String model = study.subject().model();
        AreaTables tables = new AreaTables(model, areas);
        AreaPlots plots = new AreaPlots(model, areas);
        List<TableLabel> scales = scales();
        List<String> sigmas = scales.stream().map(TableLabel::sigma).toList();
        Map<String, BufferedImage> images = new LinkedHashMap<>();
        images.put("figure 3, perturbation", plots.perturbation(scales));
        images.put("figure 3, total variation", plots.variation(scales));
        Map<String, List<TableLabel>> all = new LinkedHashMap<>();
        all.put("independent roots", scales);
        all.put("roots in pairs, ±ε", mirrored());
        images.put("AUPC by scale", plots.againstScale(Areas.AUPC, "AUPC", sigmas, all));
        images.put("AUTVC by scale", plots.againstScale(Areas.AUTVC, "AUTVC", sigmas, all));
        List<String> lines = new ArrayList<>();
        lines.add(ReportOpening.setting(model, areas));
        lines.add(tables.summary(claims()));
        lines.addAll(tables.withoutWeakLogits(claims()));
        lines.addAll(findings());
        return new Report(
                study.title(),
                lines,
                List.of(tables.beside(areas.labels()), tables.claims(claims()), resolved()),
                images);
    }

    private List<TableLabel> scales() {
        return study.sigmas().stream()
                .map(sigma -> TableLabel.smoothTaylor(sigma, study.roots()))
                .toList();
    }

    private List<TableLabel> mirrored() {
        return study.sigmas().stream()
                .map(sigma -> TableLabel.mirrored(sigma, study.roots()))
                .toList();
    }

    /** Those whose rows are there. */
    List<Claim> claims() {
        TableLabel tiny = at(1e-4);
        TableLabel small = at(1e-3);
        TableLabel middle = at(0.1);
        TableLabel large = at(1);
        TableLabel huge = at(2);
        TableLabel many = at(study.usual());
        TableLabel few = TableLabel.smoothTaylor(study.usual(), study.few());
        return Stream.of(
                        new Claim(
                                "Too little noise (1e-4, 1e-3) is less sensitive than 0.1",
                                Areas.AUPC,
                                List.of(middle),
                                List.of(tiny, small)),
                        new Claim("Too much (2) is less sensitive than 1", Areas.AUPC, large, huge),
                        new Claim("σ = 1 is smoother than 1e-4", Areas.AUTVC, large, tiny),
                        new Claim("σ = 1 is smoother than 2", Areas.AUTVC, large, huge),
                        new Claim("Fewer roots are less sensitive", Areas.AUPC, many, few),
                        new Claim("Fewer roots are less smooth", Areas.AUTVC, many, few))
                .filter(claim -> Stream.concat(claim.less().stream(), claim.more().stream())
                        .allMatch(areas::has))
                .toList();
    }

    private TableLabel at(double sigma) {
        return TableLabel.smoothTaylor(sigma, study.roots());
    }

    private List<String> findings() {
        List<String> lines = new ArrayList<>();
        TableLabel sensitive = areas.least(scales(), Areas.AUPC);
        TableLabel smooth = areas.least(scales(), Areas.AUTVC);
        lines.add("In the mean the most sensitive scale is σ " + sensitive.sigma() + ", the smoothest σ "
                + smooth.sigma() + "; picture by picture the smoothest scale costs "
                + AreaTables.words(areas.difference(List.of(smooth), List.of(sensitive), Areas.AUPC)) + " of AUPC.");
        TableLabel tiny = scales().get(0);
        lines.add("At σ " + tiny.sigma() + " " + percent(areas.mean(tiny, NoiseScales.RESOLVED))
                + " of the values stand out of their sampling by twice their standard error, and about 5 % of pure noise"
                + " would: where f is straight between x and its roots, the map is f's slope times the mean of the noise,"
                + " whose expectation is 0. What such a map ranks and how smooth it is comes from the slope and the"
                + " luck of the draw.");
        TableLabel usual = at(study.usual());
        TableLabel paired = TableLabel.mirrored(study.usual(), study.roots());
        lines.add("Roots in pairs on opposite sides of x cost the same and drop the slope. At σ " + usual.sigma()
                + " they change AUPC by "
                + AreaTables.words(areas.difference(List.of(paired), List.of(usual), Areas.AUPC))
                + ", AUTVC by " + AreaTables.words(areas.difference(List.of(paired), List.of(usual), Areas.AUTVC))
                + ", and the share of values that stand out from " + percent(areas.mean(usual, NoiseScales.RESOLVED))
                + " to " + percent(areas.mean(paired, NoiseScales.RESOLVED)) + "; at σ " + tiny.sigma() + " to "
                + percent(areas.mean(TableLabel.mirrored(study.sigmas().get(0), study.roots()), NoiseScales.RESOLVED))
                + ".");
        return lines;
    }

    private Table resolved() {
        return Table.create(
                "Values that stand out of the noise of their sampling, |a| > 2 SE",
                StringColumn.create(
                        "maps",
                        areas.labels().stream().map(TableLabel::toString).toList()),
                StringColumn.create(
                        "of all values",
                        areas.labels().stream()
                                .map(label -> percent(areas.mean(label, NoiseScales.RESOLVED)))
                                .toList()));
    }

    private static String percent(Estimate share) {
        return String.format(
                Locale.ROOT,
                "%.1f [%.1f, %.1f] %%",
                PERCENT * share.value(),
                PERCENT * share.low(),
                PERCENT * share.high());
    }
}
