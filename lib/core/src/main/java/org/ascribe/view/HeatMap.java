package org.ascribe.view;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.ascribe.Attribution;

/**
 * Attributions of images as pictures: red speaks for the class, blue against it, white is zero; channels are summed. Pixels that
 * sampling did not resolve from its noise are hatched.
 *
 * <p>{@code HeatMap.of(a)} and {@code HeatMap.grid(rows)} draw in the standard way; a copy with other settings draws with
 * {@link #draw}, {@link #drawGrid} and {@link #drawSections}.
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
    private static final int ON_A_LINE = 6;

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
        Tile tile = tile(attribution, Words.name(attribution.method()), limit, true);
        return new Sheet(List.of(Sheet.Line.of(List.of(tile))), bar(List.of(attribution), limit)).draw();
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
        double common = common(all);
        List<Sheet.Line> lines = rows.stream()
                .filter(row -> !row.isEmpty())
                .map(row -> Sheet.Line.of(tiles(row, common)))
                .toList();
        return new Sheet(lines, bar(all, common)).draw();
    }

    /**
     * Heat maps behind a picture that the caller has, such as the photograph whose normalised pixels were the input.
     *
     * @param picture one pixel for each of the maps' cells
     * @param caption lines below it
     * @param maps attributions of images
     * @return the picture
     * @throws IllegalArgumentException if there are no maps
     */
    public BufferedImage drawBeside(BufferedImage picture, List<String> caption, List<Attribution> maps) {
        if (maps.isEmpty()) {
            throw new IllegalArgumentException("maps: none; expected one or more");
        }
        double common = common(maps);
        List<Tile> tiles = new ArrayList<>();
        tiles.add(new Tile(Picture.enlarge(picture, side), "input", caption));
        maps.forEach(a -> tiles.add(tile(a, Words.name(a.method()), limit(a, common), true)));
        return new Sheet(List.of(Sheet.Line.of(tiles)), bar(maps, common)).draw();
    }

    /**
     * Heat maps under headings, each section behind a picture of its input and broken into lines.
     *
     * @param sections for each heading the attributions of images by title, all of one input
     * @return the picture
     * @throws IllegalArgumentException if there are none
     */
    public BufferedImage drawSections(Map<String, Map<String, Attribution>> sections) {
        List<Attribution> all =
                sections.values().stream().flatMap(s -> s.values().stream()).toList();
        if (all.isEmpty()) {
            throw new IllegalArgumentException(
                    "sections: no attribution in " + sections.size() + " sections; expected one or more");
        }
        double common = common(all);
        List<Sheet.Line> lines = new ArrayList<>();
        sections.forEach((heading, section) -> {
            List<Tile> tiles = new ArrayList<>();
            section.forEach((title, a) -> {
                if (tiles.isEmpty()) {
                    tiles.add(input(a, List.of(ofClass(a))));
                }
                tiles.add(tile(a, title, limit(a, common), false));
            });
            for (int i = 0; i < tiles.size(); i += ON_A_LINE) {
                List<Tile> line = tiles.subList(i, Math.min(i + ON_A_LINE, tiles.size()));
                lines.add(new Sheet.Line(i == 0 ? heading : "", line));
            }
        });
        return new Sheet(lines, bar(all, common)).draw();
    }

    /**
     * The map alone, without words and key.
     *
     * @param attribution of an image
     * @return the picture
     */
    public BufferedImage drawBare(Attribution attribution) {
        return map(attribution, limits.of(cells(attribution)));
    }

    List<Tile> tiles(List<Attribution> row, double common) {
        List<Tile> tiles = new ArrayList<>();
        double[] shownInput = null;
        for (Attribution a : row) {
            double[] input = a.input();
            if (!Arrays.equals(input, shownInput)) {
                tiles.add(input(a, List.of()));
                shownInput = input;
            }
            tiles.add(tile(a, Words.name(a.method()), limit(a, common), true));
        }
        return tiles;
    }

    private Tile input(Attribution a, List<String> caption) {
        return new Tile(Picture.enlarge(Picture.plain(a.input(), a.inputShape()), side), "input", caption);
    }

    private Tile tile(Attribution a, String title, double limit, boolean detailed) {
        List<String> caption = new ArrayList<>();
        if (detailed) {
            caption.add(ofClass(a));
        }
        caption.add("sum = " + Numbers.of(Words.sum(a)));
        if (detailed) {
            a.convergenceDelta().ifPresent(delta -> caption.add("residual = " + Numbers.of(delta)));
            caption.add("limits ±" + Numbers.of(limit) + (limits.equals(Limits.largest()) ? "" : " (" + limits + ")"));
        }
        Unresolved.of(a).filter(noise -> noise.count() > 0).ifPresent(noise -> caption.add(noise.words()));
        return new Tile(map(a, limit), title, caption);
    }

    private BufferedImage map(Attribution a, double limit) {
        BufferedImage picture = Picture.enlarge(plain(a.pixelMap(), limit), side);
        Unresolved.of(a).ifPresent(noise -> noise.hatch(picture));
        long[] input = a.inputShape();
        if (outline && input.length == 3 && input[0] == 1) {
            Picture.outline(picture, a.input(), (int) input[1], (int) input[2]);
        }
        return picture;
    }

    private double limit(Attribution a, double common) {
        return shared ? common : limits.of(cells(a));
    }

    private double common(List<Attribution> all) {
        return limits.of(all.stream().flatMapToDouble(HeatMap::cells));
    }

    private static String ofClass(Attribution a) {
        return "class " + a.target() + ": f(x) = " + Numbers.of(a.output());
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

    ColourBar bar(List<Attribution> all, double common) {
        String limit = shared || all.size() == 1 ? Numbers.of(common) : "limit";
        boolean hatched = all.stream().flatMap(a -> Unresolved.of(a).stream()).anyMatch(noise -> noise.count() > 0);
        return new ColourBar(
                "+" + limit, "-" + limit, Words.unit(all.get(0).unit()), hatched ? Unresolved.KEY : List.of());
    }

    private static DoubleStream cells(Attribution a) {
        return Arrays.stream(a.pixelMap()).flatMapToDouble(Arrays::stream);
    }
}
