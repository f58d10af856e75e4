package org.ascribe.metric;

import org.ascribe.Attribution;

/** A metric that looks at a map alone and never asks the model. */
public interface MapMetric extends Metric {

    /**
     * Measures a map.
     *
     * @param map signed attributions, channels summed, {@code [height][width]}
     * @return the measurement
     * @throws IllegalArgumentException if the map is empty, ragged, or has entries that are not finite
     */
    Measurement of(double[][] map);

    /**
     * Measures the attribution of an image.
     *
     * @param attribution of a sample {@code [channels, height, width]}
     * @return the measurement of its pixel map
     */
    default Measurement of(Attribution attribution) {
        return of(attribution.pixelMap());
    }
}
