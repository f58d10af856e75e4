package org.ascribe.training;

import java.util.Map;
import java.util.TreeMap;
import org.ascribe.weights.Weights;

/**
 * The epoch to keep so far.
 *
 * @param epoch which, 0 before the first
 * @param since epochs after it
 * @param heldOut what the monitor says of what is held out, less is better; without that, the last epoch is the best
 * @param weights after it
 */
record Best(int epoch, int since, double heldOut, Weights weights) {

    static final Best NONE = new Best(0, 0, Double.POSITIVE_INFINITY, new Weights(new TreeMap<>(), Map.of()));

    Best after(Progress progress, TrainingRun run) {
        double loss = progress.heldOut().orElse(Double.NEGATIVE_INFINITY);
        return loss < heldOut || progress.heldOut().isEmpty()
                ? new Best(progress.epoch(), 0, loss, run.weights())
                : new Best(epoch, since + 1, heldOut, weights);
    }
}
