package org.ascribe.feature;

import ai.djl.ndarray.types.Shape;
import org.ascribe.AttributionMethod;

/** A method that asks about groups of features: each feature shows the value that its group has as a whole. */
public interface GroupedMethod extends AttributionMethod {

    /**
     * What is asked about together.
     *
     * @return the groups
     */
    FeatureGroups groups();

    @Override
    default double total(double[] values, Shape shape) {
        return groups().total(values, shape);
    }
}
