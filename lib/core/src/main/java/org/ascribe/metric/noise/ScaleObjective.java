package org.ascribe.metric.noise;

import java.util.List;

/** What searches for a noise scale make small. */
@FunctionalInterface
public interface ScaleObjective {

    /**
     * Evaluates many at once.
     *
     * @param trials what is to be evaluated
     * @return the value of each, lower is better; none for no trials
     */
    double[] values(List<Trial> trials);
}
