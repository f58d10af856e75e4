package org.ascribe.metric;

import java.util.OptionalDouble;
import org.ascribe.picture.SaliencyMap;

/**
 * Area under the multi-scale total variation curve: the {@link AverageTotalVariation} of the map and of smaller and smaller
 * versions of it, integrated over the levels by Simpson's rule; lower is better.
 *
 * <ul>
 *   <li>The signed map is made smaller; each level becomes a saliency map by itself. Smoothing before sampling removes the noise
 *       of single pixels, so that coarser levels show the noise of coarser structure.
 *   <li>Shapes: a map {@code [height][width]} large enough for two levels. A 224 × 224 map has 6. Areas of maps of different
 *       sizes cannot be compared.
 *   <li>Without unit. Smooth is not true: read it beside a metric that asks the model.
 * </ul>
 *
 * Goh et al. 2021 (SmoothTaylor), section "Average Total Variation" and Table I.
 *
 * @param level the variation of one level
 * @param downscale how much smaller each level is, above 1; the Gaussian's σ is a third of it
 * @param smallestSide a level with a side below it is left out, in pixels
 * @param simpson what becomes of an even number of levels
 */
public record MultiScaleTotalVariation(AverageTotalVariation level, double downscale, int smallestSide, Simpson simpson)
        implements MapMetric {

    /** As in the paper, with the Simpson's rule of its time. */
    public MultiScaleTotalVariation() {
        this(new AverageTotalVariation(), 1.5, 30, Simpson.MEAN_OF_TRAPEZIA_AT_BOTH_ENDS);
    }

    /**
     * Checks the sizes.
     *
     * @param level the variation of one level
     * @param downscale how much smaller each level is
     * @param smallestSide a level with a side below it is left out
     * @param simpson what becomes of an even number of levels
     * @throws IllegalArgumentException if levels would not become smaller, or vanish
     */
    public MultiScaleTotalVariation {
        if (!(downscale > 1) || downscale == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("downscale: " + downscale + "; expected a finite factor above 1");
        }
        if (smallestSide < 1) {
            throw new IllegalArgumentException("smallestSide: " + smallestSide + "; expected 1 pixel or more");
        }
    }

    @Override
    public Direction direction() {
        return Direction.LOWER_IS_BETTER;
    }

    @Override
    public Measurement of(double[][] map) {
        double[] levels = levels(map);
        if (levels.length < 2) {
            throw new IllegalArgumentException("map: " + map.length + " x " + map[0].length + " has " + levels.length
                    + " levels of " + smallestSide + " pixels or more; expected two or more to have an area");
        }
        return measurement(simpson.area(levels), OptionalDouble.empty());
    }

    /**
     * The curve.
     *
     * @param map signed attributions, {@code [height][width]}
     * @return the average total variation of each level, the full map first
     * @throws IllegalArgumentException if the map is empty, ragged, or has entries that are not finite
     */
    public double[] levels(double[][] map) {
        Maps.check(map);
        return Pyramid.of(map, downscale, smallestSide).stream()
                .mapToDouble(smaller -> level.variation(SaliencyMap.of(smaller)))
                .toArray();
    }
}
