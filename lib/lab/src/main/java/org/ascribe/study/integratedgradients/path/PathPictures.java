package org.ascribe.study.integratedgradients.path;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.PackedMap;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.study.KeptAttribution;
import org.ascribe.view.Bars;
import org.ascribe.view.Gallery;
import org.ascribe.view.HeatMap;
import org.ascribe.view.Limits;
import org.ascribe.view.Numbers;
import org.ascribe.view.Plane;

/** Planes with paths on them and what these give the features, and maps of digits. */
@OnlyShows
record PathPictures(Rows rows) {

    private static final int SIDE = 28;

    /** Of each function that is kept. */
    Map<String, BufferedImage> planes() {
        Map<String, BufferedImage> pictures = new LinkedHashMap<>();
        for (Row row : rows.where("part", PathFigure.PLANE)) {
            String function = row.text("function");
            Gallery beside = new Gallery(List.of(List.of(
                    new Gallery.Item(plane(row), "f = " + function, List.of()),
                    new Gallery.Item(shares(function), "", List.of()))));
            pictures.put("paths over " + function, beside.draw());
        }
        return pictures;
    }

    private static BufferedImage plane(Row row) {
        double[] b = {row.number("b1"), row.number("b2")};
        double[] x = {row.number("x1"), row.number("x2")};
        return Plane.over(row.number("low"), row.number("high"))
                .shaded("f", PackedMap.values(row.text("values")))
                .path("P₁", b, new double[] {b[0], x[1]}, x)
                .path("P₂", b, x)
                .path("P₃", b, new double[] {x[0], b[1]}, x)
                .curve("bent", bent(b, x))
                .point("b", b[0], b[1])
                .point("x", x[0], x[1])
                .draw();
    }

    private static double[][] bent(double[] b, double[] x) {
        return IntStream.rangeClosed(0, 40)
                .mapToObj(k -> k / 40.0)
                .map(a -> new double[] {b[0] + a * (x[0] - b[0]), b[1] + a * a * a * (x[1] - b[1])})
                .toArray(double[][]::new);
    }

    private BufferedImage shares(String function) {
        Map<String, double[]> groups = new LinkedHashMap<>();
        for (Row row : PathClaims.fine(rows).where("function", function)) {
            if (!row.text("path").equals(FigurePath.OWN)) {
                groups.put(
                        row.text("path"), new double[] {rounded(row.number("first")), rounded(row.number("second"))});
            }
        }
        return new Bars("attribution, in the unit of f", List.of("a₁", "a₂"), groups).draw();
    }

    /** Twelve digits: what is less beside the other share is rounding. */
    static double rounded(double share) {
        return Math.rint(share * 1e12) / 1e12;
    }

    /** A line for each network; within a line one scale. */
    BufferedImage digits() {
        List<List<Gallery.Item>> lines = new ArrayList<>();
        rows.filter(row -> row.columns().contains("map")).groupBy("network").forEach((network, of) -> {
            double limit = of.texts("map").stream()
                    .flatMapToDouble(map -> Arrays.stream(PackedMap.values(map)))
                    .map(Math::abs)
                    .max()
                    .orElseThrow();
            HeatMap drawing = HeatMap.STANDARD.withSide(5 * SIDE).withLimits(new Limits.Fixed(limit));
            lines.add(of.list().stream()
                    .map(row -> new Gallery.Item(
                            drawing.drawBare(KeptAttribution.ofMap(SIDE, SIDE, PackedMap.values(row.text("map")))),
                            row.text("path"),
                            List.of(
                                    network.get(0),
                                    "r with the line " + Numbers.of(row.number("r")),
                                    "limits ±" + Numbers.of(limit))))
                    .toList());
        });
        return new Gallery(lines).draw();
    }
}
