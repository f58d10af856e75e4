package org.ascribe.metric;

import java.util.OptionalDouble;

/**
 * A way to tell good attributions from bad ones. A metric is a record whose components are its settings, so that every
 * measurement can name them.
 */
public interface Metric {

    /**
     * Which values are good.
     *
     * @return the direction
     */
    Direction direction();

    /**
     * A measurement by this metric.
     *
     * @param value the number
     * @param standardError its standard error, empty where nothing was sampled
     * @return the number with this metric's direction and settings
     */
    default Measurement measurement(double value, OptionalDouble standardError) {
        return new Measurement(value, direction(), standardError, toString());
    }
}
