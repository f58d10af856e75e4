package org.ascribe.study.gradientview.occlusion;

import java.util.Base64;
import org.ascribe.picture.Box;
import org.ascribe.picture.RgbPicture;
import org.ascribe.result.PackedMap;
import org.ascribe.result.Row;

/** Maps and pictures in rows, so that a report draws them from rows alone. */
final class KeptMap {

    private static final String VALUES = "values";
    private static final String HEIGHT = "height";
    private static final String WIDTH = "width";
    private static final String LEVELS = "levels";

    private KeptMap() {}

    /** A longer row, with a part of a map. */
    static Row onto(Row row, double[][] map, Box region) {
        return sized(row, region).and(VALUES, PackedMap.text(MapMeasures.values(MapMeasures.part(map, region))));
    }

    /** A longer row, with a part of a picture. */
    static Row onto(Row row, RgbPicture framed, Box region) {
        return sized(row, region)
                .and(
                        LEVELS,
                        Base64.getEncoder()
                                .encodeToString(framed.cropped(region).levels()));
    }

    private static Row sized(Row row, Box region) {
        return row.and(HEIGHT, region.bottom() - region.top()).and(WIDTH, region.right() - region.left());
    }

    static boolean isOn(Row row) {
        return row.columns().contains(VALUES);
    }

    /** Row by row. */
    static double[] values(Row row) {
        return PackedMap.values(row.text(VALUES));
    }

    static RgbPicture picture(Row row) {
        return new RgbPicture(height(row), width(row), Base64.getDecoder().decode(row.text(LEVELS)));
    }

    static int height(Row row) {
        return (int) row.number(HEIGHT);
    }

    static int width(Row row) {
        return (int) row.number(WIDTH);
    }
}
