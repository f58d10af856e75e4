package org.ascribe.study.gradientview.table;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.ascribe.Attribution;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;
import org.ascribe.study.KeptAttribution;
import org.ascribe.study.gradientview.SixMethod;
import org.ascribe.view.Gallery;
import org.ascribe.view.HeatMap;
import org.ascribe.view.Limits;
import org.ascribe.view.Picture;

/** The maps of Table 1: a line for each method, a column for each activation. */
@OnlyShows
record TableOne(Rows rows) {

    private static final int SIDE = 140;
    private static final Limits CLIPPED = Limits.percentile(99);

    /** Full colour at the 99th percentile of all |a| of a line, so that maps of a line can be compared. */
    BufferedImage oneScaleARow() {
        List<List<Gallery.Item>> lines = new ArrayList<>();
        kept().groupBy("method").forEach((key, line) -> lines.add(items(line, CLIPPED.of(sizes(line)))));
        return new Gallery(lines).draw();
    }

    /** Full colour at the 99th percentile of each map's own |a|: what is in a map that the scale of its line drowns. */
    BufferedImage oneScaleAMap() {
        List<List<Gallery.Item>> lines = new ArrayList<>();
        kept().groupBy("method").forEach((key, line) -> {
            List<Gallery.Item> items = new ArrayList<>();
            line.groupBy("activation").forEach((of, map) -> items.addAll(items(map, CLIPPED.of(sizes(map)))));
            lines.add(items);
        });
        return new Gallery(lines).draw();
    }

    /** What the networks saw. */
    BufferedImage digit() {
        Attribution any = KeptAttribution.of(kept().list().get(0));
        double[] grey = Arrays.stream(any.input()).map(v -> (1 + v) / 2).toArray();
        return Picture.of(grey, any.shape());
    }

    private Rows kept() {
        return rows.filter(KeptAttribution::isOn);
    }

    private static List<Gallery.Item> items(Rows line, double limit) {
        String slope = line.texts("method").contains(SixMethod.SALIENCY) ? " a unit" : "";
        String scale = String.format(Locale.ROOT, "±%.2g logits%s", limit, slope);
        return line.list().stream()
                .map(row -> new Gallery.Item(
                        HeatMap.STANDARD
                                .withSide(SIDE)
                                .withLimits(Limits.of(limit))
                                .drawBare(KeptAttribution.of(row)),
                        row.text("method"),
                        List.of(row.text("activation"), scale)))
                .toList();
    }

    private static DoubleStream sizes(Rows rows) {
        return rows.list().stream()
                .flatMapToDouble(row -> Arrays.stream(KeptAttribution.of(row).values()));
    }
}
