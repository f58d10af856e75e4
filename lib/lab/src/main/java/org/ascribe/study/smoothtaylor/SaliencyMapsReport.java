package org.ascribe.study.smoothtaylor;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ascribe.metric.AverageTotalVariation;
import org.ascribe.report.Report;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.PackedMap;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.study.KeptAttribution;
import org.ascribe.view.Gallery;
import org.ascribe.view.HeatMap;
import org.ascribe.view.Limits;
import org.ascribe.view.Picture;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The pictures of {@link SaliencyMaps}, drawn from its rows. */
@OnlyShows
record SaliencyMapsReport(SaliencyMaps study, Rows rows) {

    private static final Limits CLIPPED = Limits.percentile(99);
    /** As many as a page has room for. */
    private static final int ON_A_LINE = 4;

    Report report() {
        Map<String, BufferedImage> images = new LinkedHashMap<>();
        StringColumn pictures = StringColumn.create("picture");
        StringColumn classes = StringColumn.create("class that is explained");
        StringColumn outputs = StringColumn.create("logit");
        rows.groupBy("picture").forEach((key, maps) -> {
            String picture = key.get(0);
            Row first = maps.list().get(0);
            images.put("figure 1, " + picture, gallery(maps, this::size));
            images.put("signed, " + picture, gallery(maps, this::signed));
            pictures.append(picture);
            classes.append(first.text("class"));
            outputs.append(String.format(Locale.ROOT, "%.2f", first.number("output")));
        });
        return new Report(
                study.title(),
                lines(),
                List.of(Table.create("Pictures on " + study.subject().model(), pictures, classes, outputs)),
                images);
    }

    private List<String> lines() {
        return List.of(
                "First as the paper draws them: |a| of each pixel, channels summed before, white at the 99th percentile or above and"
                        + " black at the least. Then signed: red speaks for the class, blue against it, full colour at the 99th"
                        + " percentile of |a|.",
                "White says where |a| is large, not that the pixel speaks for the class; and every map is brought to its own range,"
                        + " a map of speckle too.");
    }

    /** What is drawn of a map. */
    private interface Drawing {
        Gallery.Item of(Row row, double[] values);
    }

    private BufferedImage gallery(Rows maps, Drawing drawing) {
        List<Gallery.Item> items = new ArrayList<>();
        for (Row row : maps) {
            double[] values = PackedMap.values(row.text("values"));
            items.add(
                    row.text("map").equals(SaliencyMaps.INPUT)
                            ? new Gallery.Item(picture(row, values), SaliencyMaps.INPUT, List.of(row.text("class")))
                            : drawing.of(row, values));
        }
        List<List<Gallery.Item>> lines = new ArrayList<>();
        for (int i = 0; i < items.size(); i += ON_A_LINE) {
            lines.add(items.subList(i, Math.min(i + ON_A_LINE, items.size())));
        }
        return new Gallery(lines).draw();
    }

    private static int side(Row row) {
        return (int) row.number("side");
    }

    private static BufferedImage picture(Row row, double[] levels) {
        return Picture.of(levels, 3, side(row), side(row));
    }

    private Gallery.Item size(Row row, double[] values) {
        int side = side(row);
        double[][] map = new double[side][];
        for (int y = 0; y < side; y++) {
            map[y] = Arrays.copyOfRange(values, y * side, (y + 1) * side);
        }
        double[] grey = Stream.of(AverageTotalVariation.saliency(map))
                .flatMapToDouble(DoubleStream::of)
                .toArray();
        return new Gallery.Item(
                Picture.of(grey, side, side), row.text("map"), List.of("white: |a| ≥ " + limit(values)));
    }

    private Gallery.Item signed(Row row, double[] values) {
        return new Gallery.Item(
                HeatMap.STANDARD.withLimits(CLIPPED).drawBare(KeptAttribution.ofMap(side(row), side(row), values)),
                row.text("map"),
                List.of("full colour: ±" + limit(values)));
    }

    private static String limit(double... values) {
        return String.format(Locale.ROOT, "%.2g", CLIPPED.of(DoubleStream.of(values)));
    }
}
