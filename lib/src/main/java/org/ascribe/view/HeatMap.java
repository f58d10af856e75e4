package org.ascribe.view;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.ascribe.Attribution;

/**
 * Attributions of images as pictures: red speaks for the class, blue against it, white is zero; channels are summed.
 *
 * <p>{@code HeatMap.of(a)} and {@code HeatMap.grid(rows)} draw in the standard way; a copy with other settings draws with
 * {@link #draw} and {@link #drawGrid}.
 *
 * @param limits which magnitude gets the strongest colour
 * @param shared whether the maps of a grid share one limit
 * @param outline whether a faint line shows where the input crosses the middle of its range (grey inputs only)
 * @param side the least length of a map's longer side in pixels; pixels of the map become square blocks
 */
public record HeatMap(Limits limits, boolean shared, boolean outline, int side) {

    /** Symmetric to the largest magnitude of each map, outlined, legible. */
    public static final HeatMap STANDARD = new HeatMap(Limits.largest(), false, true, Picture.LEGIBLE);

    private static final int GRID_SIDE = 140;

    /**
     * Checks the size.
     *
     * @param limits which magnitude gets the strongest colour
     * @param shared whether the maps of a grid share one limit
     * @param outline whether a faint line shows the input
     * @param side 1 to 4096 pixels
     */
    public HeatMap {
        if (side < 1 || side > 4096) {
            throw new IllegalArgumentException("side: " + side + "; expected 1 to 4096 pixels");
        }
    }

    /**
     * One heat map with title, numbers and colour bar.
     *
     * @param attribution of an image
     * @return the picture
     */
    public static BufferedImage of(Attribution attribution) {
        return STANDARD.draw(attribution);
    }

    /**
     * Heat maps in rows, each behind a picture of its input, each with its own limits.
     *
     * @param rows attributions of images; within a row, neighbours of the same input share its picture
     * @return the picture
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static BufferedImage grid(List<Attribution>... rows) {
        return STANDARD.withSide(GRID_SIDE).drawGrid(Arrays.asList(rows));
    }

    /**
     * With other limits.
     *
     * @param other limits
     * @return a copy
     */
    public HeatMap withLimits(Limits other) {
        return new HeatMap(other, shared, outline, side);
    }

    /**
     * With one limit for all maps of a grid.
     *
     * @return a copy
     */
    public HeatMap withSharedLimits() {
        return new HeatMap(limits, true, outline, side);
    }

    /**
     * Without the input's outline.
     *
     * @return a copy
     */
    public HeatMap withoutOutline() {
        return new HeatMap(limits, shared, false, side);
    }

    /**
     * In another size.
     *
     * @param pixels least length of the longer side
     * @return a copy
     */
    public HeatMap withSide(int pixels) {
        return new HeatMap(limits, shared, outline, pixels);
    }

    /**
     * One heat map with title, numbers and colour bar.
     *
     * @param attribution of an image
     * @return the picture
     */
    public BufferedImage draw(Attribution attribution) {
        double limit = limits.of(cells(attribution));
        return new Sheet(List.of(List.of(tile(attribution, limit))), bar(attribution, limit)).draw();
    }

    /**
     * Heat maps in rows, each behind a picture of its input.
     *
     * @param rows attributions of images; within a row, neighbours of the same input share its picture
     * @return the picture
     * @throws IllegalArgumentException if there are none
     */
    public BufferedImage drawGrid(List<List<Attribution>> rows) {
        List<Attribution> all = rows.stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            throw new IllegalArgumentException(
                    "rows: no attribution in " + rows.size() + " rows; expected one or more");
        }
        double common = limits.of(all.stream().flatMapToDouble(HeatMap::cells));
        List<List<Tile>> tiles = new ArrayList<>();
        for (List<Attribution> row : rows) {
            if (!row.isEmpty()) {
                tiles.add(tiles(row, common));
            }
        }
        ColourBar own = new ColourBar("+limit", "-limit", Words.unit(all.get(0).unit()));
        return new Sheet(tiles, shared ? bar(all.get(0), common) : own).draw();
    }

    private List<Tile> tiles(List<Attribution> row, double common) {
        List<Tile> tiles = new ArrayList<>();
        double[] shownInput = null;
        for (Attribution a : row) {
            double[] input = a.input();
            if (!Arrays.equals(input, shownInput)) {
                BufferedImage picture = Picture.enlarge(Picture.plain(input, a.inputShape()), side);
                tiles.add(new Tile(picture, "input", List.of()));
                shownInput = input;
            }
            tiles.add(tile(a, shared ? common : limits.of(cells(a))));
        }
        return tiles;
    }

    private Tile tile(Attribution a, double limit) {
        BufferedImage picture = Picture.enlarge(plain(a.pixelMap(), limit), side);
        long[] shape = a.shape();
        if (outline && Arrays.equals(shape, a.inputShape()) && shape[0] == 1) {
            Picture.outline(picture, a.input(), (int) shape[1], (int) shape[2]);
        }
        String clipped = limits.equals(Limits.largest()) ? "" : " (" + limits + ")";
        return new Tile(
                picture,
                Words.name(a.method()),
                List.of(
                        "class " + a.target() + ": f(x) = " + Numbers.of(a.output()),
                        "sum = " + Numbers.of(a.sum()),
                        "limits ±" + Numbers.of(limit) + clipped));
    }

    /** One pixel per value. */
    static BufferedImage plain(double[][] map, double limit) {
        BufferedImage image = new BufferedImage(map[0].length, map.length, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < map.length; y++) {
            for (int x = 0; x < map[y].length; x++) {
                double v = map[y][x];
                image.setRGB(x, y, Colours.diverging(limit == 0 && v == 0 ? 0 : v / limit));
            }
        }
        return image;
    }

    private static ColourBar bar(Attribution a, double limit) {
        return new ColourBar("+" + Numbers.of(limit), "-" + Numbers.of(limit), Words.unit(a.unit()));
    }

    private static DoubleStream cells(Attribution a) {
        return Arrays.stream(a.pixelMap()).flatMapToDouble(Arrays::stream);
    }
}
