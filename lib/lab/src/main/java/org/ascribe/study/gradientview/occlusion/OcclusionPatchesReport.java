package org.ascribe.study.gradientview.occlusion;

import static org.ascribe.study.gradientview.occlusion.PatchTask.OCCLUSION;
import static org.ascribe.study.gradientview.occlusion.PatchTask.PIXELS;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ascribe.report.Intervals;
import org.ascribe.report.Report;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;
import org.ascribe.view.Axes;
import org.ascribe.view.Curves;
import org.ascribe.view.Interval;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What {@link OcclusionPatches} makes of its rows: the captions' claims, what was measured, and the figures. */
@OnlyShows
record OcclusionPatchesReport(String title, Rows rows) {

    private static final String NONE = "–";

    Report report() {
        Map<String, PatchNumbers> tiers = new LinkedHashMap<>();
        rows.groupBy("tier").forEach((key, some) -> tiers.put(key.get(0), new PatchNumbers(some)));
        List<Table> tables = new ArrayList<>(List.of(new PatchClaims(tiers).table()));
        Map<String, BufferedImage> images = new LinkedHashMap<>(PatchFigures.all(rows));
        tiers.forEach((tier, numbers) -> {
            tables.add(byMethod("Local variance, " + tier, numbers, "variance", true));
            tables.add(ranks("Rank correlation of maps of two sizes, " + tier, numbers));
            tables.add(byMethod(
                    "Rank correlation of occlusion and sums over its patches, " + tier, numbers, "agreement", false));
            images.put(
                    "Plot of local variance, " + tier,
                    plot("Local variance", "part of variance", numbers, "variance", true));
            if (numbers.isOfTheWhole()) {
                tables.add(byMethod("Focus, " + tier, numbers, "focus", true));
                images.put(
                        "Plot of focus, " + tier, plot("Focus on the object", "times chance", numbers, "focus", false));
            }
        });
        return new Report(title, lines(tiers), tables, images);
    }

    private List<String> lines(Map<String, PatchNumbers> tiers) {
        List<String> lines = new ArrayList<>();
        tiers.forEach((tier, numbers) -> lines.add(tier + ": " + numbers.pictures()
                + (numbers.pictures() == 1 ? " picture, " : " pictures, ") + numbers.size() + " × " + numbers.size()
                + " pixels of each, patches of " + numbers.sideList() + " pixels; " + numbers.forwards()
                + " forwards a picture."));
        lines.add("The network is " + network()
                + ". Levels are from -1 to 1, a patch is 0, mid-grey, in all channels; the logit of the"
                + " predicted class is explained. Means over pictures with bootstrap 95 % intervals, differences picture by picture;"
                + " no ruling on fewer than six pictures. Quotients are geometric means.");
        lines.add(
                "Blocks and middle have patches side by side, sliding moves them by one pixel and takes the mean where they overlap."
                        + " The paper does not say which it has.");
        lines.add(
                "Maps: red speaks for the class, blue against it, full colour at the 99th percentile of |a|, each map in its own"
                        + " colours; the dark lines are edges of the picture.");
        lines.add(
                "Local variance: the squared difference of neighbouring pixels in parts of that of any two; 1 for noise, 0 for a"
                        + " smooth map. A patch gives all of its pixels one number, so occlusion's maps are smooth by their making: sums of"
                        + " the other maps over the same patches, every pixel with the sum of its patch, are as coarse.");
        lines.add(
                "Focus: the part of what is positive that lies in the object's box, divided by the box's part of the picture; 1 by"
                        + " chance. The objects are raccoons, which are no class of ImageNet.");
        return lines;
    }

    private String network() {
        return rows.texts("network").get(0);
    }

    /** A line for each method, a column for each size. */
    private static Table byMethod(String name, PatchNumbers numbers, String column, boolean alone) {
        List<String> methods = new ArrayList<>(numbers.methods());
        Table table = Table.create(name);
        if (alone) {
            methods.add(OCCLUSION);
        }
        table.addColumns(StringColumn.create("map", methods));
        if (alone) {
            table.addColumns(StringColumn.create(
                    "pixel by pixel", methods.stream().map(method -> words(numbers, method, PIXELS, column))));
        }
        for (int side : numbers.sides()) {
            table.addColumns(StringColumn.create(
                    "patches of " + side, methods.stream().map(method -> words(numbers, method, side, column))));
        }
        return table;
    }

    private static String words(PatchNumbers numbers, String method, int side, String column) {
        return numbers.map(method, side, column).length == 0
                ? NONE
                : numbers.mean(method, side, column).toString();
    }

    private static Table ranks(String name, PatchNumbers numbers) {
        Table table = Table.create(name);
        int[] sides = numbers.sides();
        table.addColumns(StringColumn.create("", Arrays.stream(sides).mapToObj(side -> "patches of " + side)));
        for (int other : sides) {
            table.addColumns(StringColumn.create(
                    "and " + other,
                    Arrays.stream(sides)
                            .mapToObj(side -> side < other
                                    ? Bootstrap.DEFAULT
                                            .mean(numbers.pair(side, other))
                                            .toString()
                                    : "")));
        }
        return table;
    }

    private BufferedImage plot(String name, String unit, PatchNumbers numbers, String column, boolean log) {
        Map<String, List<Interval>> series = new LinkedHashMap<>();
        for (String method : List.of(OCCLUSION, GradientMaps.GRADIENT_INPUT, GradientMaps.INTEGRATED)) {
            series.put(
                    method.equals(OCCLUSION) ? method : method + ", summed",
                    Arrays.stream(numbers.sides())
                            .mapToObj(side -> Intervals.of(numbers.mean(method, side, column)))
                            .toList());
        }
        List<String> categories =
                Arrays.stream(numbers.sides()).mapToObj(String::valueOf).toList();
        String title = name + " on " + network();
        Axes axes = Axes.of(title, "side of the patches, pixels", unit);
        return Curves.image(Curves.intervals(log ? axes.logarithmicY() : axes, categories, series));
    }
}
