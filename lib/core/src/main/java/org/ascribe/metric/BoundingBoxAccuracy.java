package org.ascribe.metric;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.ascribe.Attribution;
import org.ascribe.picture.Box;

/**
 * Bounding-box accuracy: {@code m / n}, where m of the n pixels with the largest attributions lie inside the box, and n is the
 * size of the box; higher is better.
 *
 * <ul>
 *   <li>Shapes: a map {@code [height][width]} of signed attributions, channels summed. Among equals the pixel first in row-major
 *       order is the larger.
 *   <li>By chance it is the share of the picture that the box covers: Deng et al. leave out boxes above 33 %.
 *   <li>It asks whether the map finds the object, and so whether the model looks at it; a faithful map of a model that looks
 *       elsewhere scores low.
 * </ul>
 *
 * Schulz et al. 2020; Deng et al. 2021, section "Attribution assessment".
 */
public record BoundingBoxAccuracy() implements Metric {

    @Override
    public Direction direction() {
        return Direction.HIGHER_IS_BETTER;
    }

    /**
     * Measures a map.
     *
     * @param map signed attributions, {@code [height][width]}
     * @param box where the object is
     * @return the accuracy, 0 to 1
     * @throws IllegalArgumentException if the map is not finite, or the box reaches beyond it
     */
    public Measurement of(double[][] map, Box box) {
        Maps.check(map);
        int width = map[0].length;
        if (box.bottom() > map.length || box.right() > width) {
            throw new IllegalArgumentException(
                    "box: " + box + "; expected one within a map of " + map.length + " rows, " + width + " columns");
        }
        long hits = Arrays.stream(Ranking.descending(Maps.flat(map)))
                .limit(box.area())
                .filter(i -> box.contains(i / width, i % width))
                .count();
        return measurement((double) hits / box.area(), OptionalDouble.empty());
    }

    /**
     * Measures the attribution of an image.
     *
     * @param attribution of a sample {@code [channels, height, width]}
     * @param box where the object is
     * @return the accuracy of its pixel map, 0 to 1
     */
    public Measurement of(Attribution attribution, Box box) {
        return of(attribution.pixelMap(), box);
    }
}
