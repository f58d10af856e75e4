package org.ascribe.view;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.Attribution;
import org.ascribe.picture.SaliencyMap;

/**
 * Maps as papers print them, {@link SaliencyMap}, white to black; and beside the signed ones, whose hatching shows how much of them is
 * noise of sampling, which an absolute map shows as if it were signal.
 */
public final class AbsoluteMap {

    private static final int SIDE = 224;

    private AbsoluteMap() {}

    /**
     * The map alone.
     *
     * @param attribution of an image
     * @return the picture; black is the 99th percentile of |a| and more
     */
    public static BufferedImage of(Attribution attribution) {
        return Picture.enlarge(plain(attribution.pixelMap()), SIDE);
    }

    /**
     * A row for each attribution: its input, the signed map with what is not resolved hatched, and the absolute map.
     *
     * @param attributions of images
     * @return the picture
     * @throws IllegalArgumentException if there are none
     */
    public static BufferedImage beside(List<Attribution> attributions) {
        if (attributions.isEmpty()) {
            throw new IllegalArgumentException("attributions: none; expected one or more");
        }
        HeatMap signed = HeatMap.STANDARD.withSide(SIDE);
        List<Sheet.Line> lines = attributions.stream()
                .map(a -> {
                    List<Tile> tiles = new ArrayList<>(signed.tiles(List.of(a), 0));
                    tiles.add(tile(a));
                    return Sheet.Line.of(tiles);
                })
                .toList();
        return new Sheet(lines, signed.bar(attributions, 0)).draw();
    }

    private static Tile tile(Attribution a) {
        List<String> caption = List.of("white 0, black 99th percentile,", Numbers.of(SaliencyMap.limit(a.pixelMap())));
        return new Tile(of(a), "absolute, as published", caption);
    }

    /** One pixel per value. */
    static BufferedImage plain(double[][] map) {
        double[][] saliency = SaliencyMap.of(map);
        BufferedImage image = new BufferedImage(map[0].length, map.length, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < map.length; y++) {
            for (int x = 0; x < map[y].length; x++) {
                int level = (int) Math.round(255 * (1 - saliency[y][x]));
                image.setRGB(x, y, level << 16 | level << 8 | level);
            }
        }
        return image;
    }
}
