package org.ascribe.metric;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How f falls, step by step, while features are taken from a sample.
 *
 * @param points before the first step and after each
 * @param area under the points, as the metric defines it
 * @param standardError of the area, empty where nothing was sampled, or not often enough to tell
 */
public record Curve(List<Double> points, double area, OptionalDouble standardError) {

    /**
     * Copies the points.
     *
     * @param points before the first step and after each
     * @param area under the points
     * @param standardError of the area
     */
    public Curve {
        points = List.copyOf(points);
    }
}
