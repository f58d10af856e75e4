package org.ascribe.study.deeptaylor;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ascribe.picture.RgbPicture;
import org.ascribe.report.Intervals;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.PackedMap;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.study.KeptAttribution;
import org.ascribe.view.Axes;
import org.ascribe.view.Curves;
import org.ascribe.view.Gallery;
import org.ascribe.view.HeatMap;
import org.ascribe.view.Interval;
import org.ascribe.view.Limits;
import org.ascribe.view.Picture;
import org.ascribe.view.Plane;

/** What of the rows is drawn. */
@OnlyShows
record LedgerFigures(Rows rows) {

    private static final int WAY = 40;
    private static final double LEAST = 1e-16;
    private static final double BRIGHTEST = 255;
    private static final Limits CLIPPED = Limits.percentile(99);

    Map<String, BufferedImage> all() {
        Map<String, BufferedImage> images = new LinkedHashMap<>();
        images.put("sensitivity and decomposition of two variables", fields());
        images.put("relevance that is lost, by layer", lost());
        FactorTable factors = new FactorTable(Parts.of(rows, ProductAssumption.PART));
        if (factors.rows().size() > 0) {
            images.put("the factor c, drawn", factors(factors));
        }
        Rows kept =
                Parts.of(rows, TwoQuestions.PART).filter(row -> row.columns().contains(TwoQuestions.VALUES));
        kept.groupBy("item").forEach((key, some) -> images.put("two questions, " + key.get(0), maps(some)));
        return images;
    }

    private BufferedImage fields() {
        List<Plane> planes = new ArrayList<>();
        Parts.of(rows, TwoVariables.FIELD)
                .groupBy("method")
                .forEach((key, some) -> planes.add(Plane.over(-1, 1)
                        .titled(key.get(0))
                        .shaded("f = max(0, x₁) + max(0, x₂)", (x, y) -> Math.max(0, x) + Math.max(0, y))
                        .vectors(key.get(0), pairs(some, "x1", "x2"), pairs(some, "a1", "a2"))));
        return Plane.drawRow(planes.toArray(Plane[]::new));
    }

    private static double[][] pairs(Rows rows, String one, String other) {
        return rows.list().stream()
                .map(row -> new double[] {row.number(one), row.number(other)})
                .toArray(double[][]::new);
    }

    /** {@code Σ lost / f(x)}, from the output down, the mean over samples. */
    private BufferedImage lost() {
        BooksTables books = BooksTables.of(rows);
        Map<String, Rows> wholes = Parts.byNet(books.wholes());
        double[] way = IntStream.range(0, WAY).mapToDouble(t -> (t + 1.0) / WAY).toArray();
        Map<String, double[]> curves = new LinkedHashMap<>();
        Parts.byNet(books.layers()).forEach((net, some) -> {
            double[] outputs = wholes.getOrDefault(net, some).numbers("output");
            List<Rows> items = List.copyOf(some.groupBy("item").values());
            double[] lost = new double[WAY];
            for (int i = 0; i < items.size(); i++) {
                double[] kept = items.get(i).numbers("kept");
                for (int t = 0; t < WAY; t++) {
                    int layers = (int) Math.round(way[t] * kept.length);
                    lost[t] += Math.abs(Arrays.stream(kept, 0, layers).sum() / outputs[i]) / items.size();
                }
            }
            // A logarithmic axis has no place for nothing.
            Arrays.setAll(lost, t -> Math.max(lost[t], LEAST));
            curves.put(net, lost);
        });
        Axes axes = Axes.of("", "part of the layers, from the output down", "relevance lost so far, parts of f(x)");
        return Curves.image(Curves.lines(axes.logarithmicY(), way, curves));
    }

    private static BufferedImage factors(FactorTable factors) {
        double[] way =
                ProductAssumption.WAY.stream().mapToDouble(Double::doubleValue).toArray();
        Map<String, List<Interval>> curves = new LinkedHashMap<>();
        factors.byLayer()
                .forEach((layer, some) -> curves.put(
                        layer, factors.course(some).stream().map(Intervals::of).toList()));
        return Curves.image(Curves.bands(
                Axes.of("", "part of the way to the root point", "c, parts of c at the sample"), way, curves));
    }

    /** A picture, and for each net what it answers to both questions. */
    private static BufferedImage maps(Rows some) {
        List<List<Gallery.Item>> lines = new ArrayList<>();
        Parts.byNet(some).forEach((net, maps) -> {
            List<Gallery.Item> line = new ArrayList<>();
            line.add(new Gallery.Item(
                    picture(maps.list().get(0)), net, List.of(maps.list().get(0).text("item"))));
            maps.forEach(row -> {
                double[] values = PackedMap.values(row.text(TwoQuestions.VALUES));
                int side = (int) Math.sqrt(values.length);
                boolean signed = row.text("method").equals(TwoQuestions.DECOMPOSITION);
                line.add(new Gallery.Item(
                        HeatMap.STANDARD
                                .withLimits(CLIPPED)
                                .withoutOutline()
                                .drawBare(KeptAttribution.ofMap(side, side, values)),
                        row.text("method"),
                        List.of("full colour: " + Parts.number(CLIPPED.of(Arrays.stream(values)))
                                + (signed ? " logits" : " (logits a level)²"))));
            });
            lines.add(line);
        });
        return new Gallery(lines).draw();
    }

    private static BufferedImage picture(Row row) {
        byte[] bytes = Base64.getDecoder().decode(row.text(TwoQuestions.LEVELS));
        int side = (int) Math.sqrt(bytes.length / RgbPicture.CHANNELS);
        double[] levels = IntStream.range(0, bytes.length)
                .mapToDouble(i -> (bytes[i] & 0xFF) / BRIGHTEST)
                .toArray();
        return Picture.of(levels, RgbPicture.CHANNELS, side, side);
    }
}
