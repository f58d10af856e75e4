package org.ascribe.study.gradientview.occlusion;

import ai.djl.ndarray.NDArray;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.perturbation.Occlusion;

/**
 * What f loses with patches of a size.
 *
 * @param patches what was occluded
 * @param effect f(x) − f(x with the patch grey), {@code [height][width]}; where patches overlap, the mean
 */
record Occluded(Windows patches, double[][] effect) {

    static Occluded of(ScalarFunction f, NDArray batch, Windows patches) {
        Attribution a = Occlusion.of(patches).attributeAll(f, batch).get(0);
        int height = (int) a.shape()[1];
        int width = (int) a.shape()[2];
        double[][] effect = new double[height][width];
        double[] values = a.values();
        // Each channel of a pixel is given the whole effect of its patch: the first says it all.
        for (int i = 0; i < height * width; i++) {
            effect[i / width][i % width] = values[i];
        }
        return new Occluded(patches, effect);
    }

    int side() {
        return patches.side();
    }

    /** Spearman's ρ with another map, within the part that was occluded. */
    double agreement(double[][] map) {
        return MapMeasures.rankCorrelation(
                MapMeasures.part(effect, patches.region()), MapMeasures.part(map, patches.region()));
    }
}
