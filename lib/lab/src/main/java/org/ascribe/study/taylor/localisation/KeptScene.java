package org.ascribe.study.taylor.localisation;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ascribe.picture.Box;
import org.ascribe.picture.RgbPicture;
import org.ascribe.result.PackedMap;
import org.ascribe.result.Row;

/**
 * What rows keep of a scene that a report may draw: the map in the row of each method that is drawn, the picture and its box in that
 * of GI, where all is that does not depend on the method.
 */
final class KeptScene {

    /** In the order of Figure 4, and the mean colour as a second baseline for two of them. */
    static final List<String> METHODS = List.of(
            LocalisationContenders.GRADIENT,
            LocalisationContenders.GI,
            LocalisationContenders.OCCLUSION,
            LocalisationContenders.DEEP_LIFT,
            LocalisationContenders.INTEGRATED,
            LocalisationContenders.EXPECTED,
            LocalisationContenders.DEEP_LIFT + LocalisationContenders.FROM_MEAN,
            LocalisationContenders.INTEGRATED + LocalisationContenders.FROM_MEAN);

    private static final String MAP = "map";
    private static final String HEIGHT = "height";
    private static final String WIDTH = "width";
    private static final String LEVELS = "levels";
    private static final List<String> BOX = List.of("top", "left", "bottom", "right");

    private KeptScene() {}

    /** A longer row, if it is one of a method that is drawn. */
    static Row onto(Row row, Scene scene, double[][] map) {
        String method = row.text("method");
        if (!METHODS.contains(method)) {
            return row;
        }
        double[] pixels = Stream.of(map).flatMapToDouble(DoubleStream::of).toArray();
        Row longer = row.and(MAP, PackedMap.text(pixels));
        return method.equals(LocalisationContenders.GI) ? picture(longer, scene) : longer;
    }

    private static Row picture(Row row, Scene scene) {
        RgbPicture framed = scene.framed();
        Box box = scene.box();
        return row.and(HEIGHT, framed.height())
                .and(WIDTH, framed.width())
                .and(LEVELS, Base64.getEncoder().encodeToString(framed.levels()))
                .and(BOX.get(0), box.top())
                .and(BOX.get(1), box.left())
                .and(BOX.get(2), box.bottom())
                .and(BOX.get(3), box.right());
    }

    /** From the row of GI. */
    static RgbPicture picture(Row row) {
        return new RgbPicture(
                whole(row, HEIGHT), whole(row, WIDTH), Base64.getDecoder().decode(row.text(LEVELS)));
    }

    /** From the row of GI. */
    static Box box(Row row) {
        int[] sides = BOX.stream().mapToInt(side -> whole(row, side)).toArray();
        return new Box(sides[0], sides[1], sides[2], sides[3]);
    }

    /** From the row of a method that is drawn. */
    static double[][] map(Row row, int width) {
        double[] pixels = PackedMap.values(row.text(MAP));
        double[][] map = new double[pixels.length / width][];
        for (int y = 0; y < map.length; y++) {
            map[y] = Arrays.copyOfRange(pixels, y * width, (y + 1) * width);
        }
        return map;
    }

    private static int whole(Row row, String column) {
        return (int) row.number(column);
    }
}
