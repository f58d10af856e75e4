package org.ascribe.metric;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
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

    /**
     * Measures the attributions of a batch of images, each as if it were alone.
     *
     * @param values signed attributions, {@code [n, channels, height, width]}; arrays made on their manager are freed by the caller
     * @return one measurement a row, of its channels' sum
     * @throws IllegalArgumentException if the shape is another, or an entry is not finite
     */
    default List<Measurement> ofAll(NDArray values) {
        if (values.getShape().dimension() != 4) {
            throw new IllegalArgumentException(
                    "values: shape " + values.getShape() + "; maps need images, [n, channels, height, width]");
        }
        return Arrays.stream(Maps.ofImages(values)).map(this::of).toList();
    }
}
