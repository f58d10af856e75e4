package org.ascribe.study.gradientview.occlusion;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.ascribe.picture.RgbPicture;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.view.Gallery;
import org.ascribe.view.Picture;

/**
 * Figures 1 and 2: the maps of one picture, each in its own colours.
 *
 * @param rows of one picture under one tier of patches, with the picture itself
 */
@OnlyShows
record PatchFigures(Rows rows) {

    private static final double BRIGHTEST = 255;
    /** As many as a page has room for. */
    private static final int ON_A_LINE = 3;

    /** Of every picture that was kept. */
    static Map<String, BufferedImage> all(Rows rows) {
        Map<String, BufferedImage> images = new LinkedHashMap<>();
        rows.groupBy("tier", "network", "picture").forEach((key, some) -> {
            PatchFigures figures = new PatchFigures(some);
            if (figures.maps().size() > 0) {
                String which = key.get(2) + " on " + key.get(1) + ", " + key.get(0);
                images.put("Figure 1, occlusion, " + which, figures.occlusion());
                images.put("Figure 2, gradients, " + which, figures.gradients());
            }
        });
        return images;
    }

    private Rows maps() {
        return rows.filter(KeptMap::isOn);
    }

    private BufferedImage occlusion() {
        return gallery(maps().where("method", PatchTask.OCCLUSION).list());
    }

    private BufferedImage gradients() {
        return gallery(maps().filter(row -> !row.text("method").equals(PatchTask.OCCLUSION))
                .list());
    }

    private BufferedImage gallery(List<Row> maps) {
        Row kept = rows.where("kind", PatchTask.PICTURE).list().get(0);
        RgbPicture picture = KeptMap.picture(kept);
        List<Gallery.Item> items = new ArrayList<>();
        items.add(new Gallery.Item(
                Picture.of(levels(picture), RgbPicture.CHANNELS, picture.height(), picture.width()),
                kept.text("network"),
                List.of(
                        "explained: " + kept.text("named").split(",")[0],
                        picture.width() + " × " + picture.height() + " pixels")));
        maps.forEach(row -> items.add(item(picture, row)));
        List<List<Gallery.Item>> lines = new ArrayList<>();
        for (int i = 0; i < items.size(); i += ON_A_LINE) {
            lines.add(items.subList(i, Math.min(i + ON_A_LINE, items.size())));
        }
        return new Gallery(lines).draw();
    }

    private static Gallery.Item item(RgbPicture picture, Row row) {
        double[] values = KeptMap.values(row);
        int side = (int) row.number("side");
        String title = side == PatchTask.PIXELS ? row.text("method") : "patches of " + side + " × " + side;
        String limit = String.format(Locale.ROOT, "%.2g", EdgedMap.CLIPPED.of(Arrays.stream(values)));
        return new Gallery.Item(
                new EdgedMap(picture).draw(values),
                title,
                List.of(
                        "full colour: " + range(row, limit),
                        String.format(Locale.ROOT, "local variance %.3f", row.number("variance"))));
    }

    private static String range(Row row, String limit) {
        boolean signed = !row.text("method").equals(GradientMaps.SALIENCY);
        return signed ? "±" + limit + " logits" : limit + " logits per unit";
    }

    private static double[] levels(RgbPicture picture) {
        byte[] levels = picture.levels();
        return IntStream.range(0, levels.length)
                .mapToDouble(i -> (levels[i] & 0xFF) / BRIGHTEST)
                .toArray();
    }
}
