package org.ascribe.metric.noise;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import java.util.function.LongSupplier;
import org.ascribe.engine.Views;
import org.ascribe.sampling.Sampler;

/**
 * Another stretch of a sampler's draws for each row: rows of one set have the same draws, rows of different sets have none in common.
 *
 * @param draws what they are drawn from; not recorded row by row
 * @param sets the set of each row
 */
record DrawSets(Sampler draws, List<Integer> sets) implements Sampler {

    /** At least so many draws are in a set: more than any method or metric takes. */
    private static final int SIZE = 1 << 16;

    static final int MOST = Integer.MAX_VALUE / SIZE - 1;

    @Override
    public Sampler reseeded(LongSupplier seeds) {
        return new DrawSets(draws.reseeded(seeds), sets);
    }

    @Override
    public int together() {
        return draws.together();
    }

    @Override
    public NDArray draws(NDArray batch, int from, int to) {
        if (to > SIZE) {
            throw new IllegalArgumentException(
                    "draws: number " + (to - 1) + " asked for; expected at most " + SIZE + " in a set");
        }
        if (sets.stream().distinct().count() == 1) {
            return draws(batch, sets.get(0), from, to);
        }
        NDManager owner = batch.getManager();
        try (NDManager scope = owner.newSubManager()) {
            NDArray rows = Views.of(batch, scope);
            NDList drawn = new NDList();
            for (int i = 0; i < sets.size(); i++) {
                drawn.add(draws(rows.get(new NDIndex(i + ":" + (i + 1))), sets.get(i), from, to));
            }
            NDArray all = NDArrays.concat(drawn, 1);
            all.attach(owner);
            return all;
        }
    }

    /** A set begins where draws that belong together do. */
    private NDArray draws(NDArray batch, int set, int from, int to) {
        int first = set * (SIZE - SIZE % draws.together());
        return draws.draws(batch, first + from, first + to);
    }

    @Override
    public String toString() {
        return draws + ", sets " + sets + " by row";
    }
}
