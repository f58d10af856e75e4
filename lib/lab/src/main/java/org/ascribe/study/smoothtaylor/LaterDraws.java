package org.ascribe.study.smoothtaylor;

import ai.djl.ndarray.NDArray;
import org.ascribe.sampling.Sampler;

/**
 * The draws of a sampler from a later one on.
 *
 * @param sampler whose draws they are
 * @param first number of the draw that comes first here
 */
record LaterDraws(Sampler sampler, int first) implements Sampler {

    @Override
    public int together() {
        return sampler.together();
    }

    @Override
    public NDArray draws(NDArray batch, int from, int to) {
        return sampler.draws(batch, first + from, first + to);
    }
}
