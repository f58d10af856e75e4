package org.ascribe.sampling;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.function.LongSupplier;
import org.ascribe.engine.Views;

/**
 * Every draw twice, the second time with the other sign: draws 2k and 2k + 1 are ε and −ε, draw k of the noise.
 *
 * @param noise symmetric about 0
 */
record MirroredNoise(Sampler noise) implements Sampler {

    @Override
    public Sampler reseeded(LongSupplier seeds) {
        return new MirroredNoise(noise.reseeded(seeds));
    }

    @Override
    public int together() {
        return 2 * noise.together();
    }

    @Override
    public NDArray draws(NDArray batch, int from, int to) {
        NDManager owner = batch.getManager();
        try (NDManager scope = owner.newSubManager()) {
            NDArray drawn = noise.draws(Views.of(batch, scope), from / 2, (to + 1) / 2);
            Shape pairs = new Shape(-1).addAll(drawn.getShape().slice(1));
            NDArray both = NDArrays.stack(new NDList(drawn, drawn.neg()), 1).reshape(pairs);
            NDArray asked = both.get(new NDIndex(from % 2 + ":" + (from % 2 + to - from)))
                    .duplicate();
            asked.attach(owner);
            return asked;
        }
    }

    @Override
    public String toString() {
        return "± " + noise;
    }
}
