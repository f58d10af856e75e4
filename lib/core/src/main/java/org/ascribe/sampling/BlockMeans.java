package org.ascribe.sampling;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;

/** Means of so many consecutive draws, of draws that arrive in portions cut anywhere. */
final class BlockMeans {

    private static final int[] DRAWS = {0};

    private final int together;
    /** The sum of the draws of a block that is not complete, null where none is begun, and how many these are. */
    private @Nullable NDArray begun;

    private int count;

    BlockMeans(int together) {
        if (together < 1) {
            throw new IllegalArgumentException("together: " + together + "; expected 1 draw or more");
        }
        this.together = together;
    }

    /**
     * Takes in some draws.
     *
     * @param draws {@code [k, ...]}
     * @param scope where the sum of a block that is not complete lives
     * @return {@code [blocks, ...]} on the draws' manager; null where none is complete yet
     */
    @Nullable
    NDArray of(NDArray draws, NDManager scope) {
        if (together == 1) {
            return draws;
        }
        int k = (int) draws.getShape().get(0);
        int head = Math.min(k, (together - count) % together);
        int whole = (k - head) / together * together;
        NDList means = new NDList();
        if (head > 0) {
            NDArray sum = begin(rows(draws, 0, head), scope);
            if (count == together) {
                sum.attach(draws.getManager());
                means.add(sum.div(together).expandDims(0));
                begun = null;
                count = 0;
            }
        }
        if (whole > 0) {
            Shape blocks = new Shape(whole / together, together)
                    .addAll(draws.getShape().slice(1));
            means.add(rows(draws, head, head + whole).reshape(blocks).mean(new int[] {1}));
        }
        if (head + whole < k) {
            begin(rows(draws, head + whole, k), scope);
        }
        return means.isEmpty() ? null : means.size() == 1 ? means.get(0) : NDArrays.concat(means);
    }

    /** Begins a block, or goes on with the one that is begun: its sum so far. */
    private NDArray begin(NDArray draws, NDManager scope) {
        NDArray sum = draws.sum(DRAWS);
        count += (int) draws.getShape().get(0);
        if (begun == null) {
            sum.attach(scope);
            begun = sum;
            return sum;
        }
        return begun.addi(sum);
    }

    private static NDArray rows(NDArray draws, int from, int to) {
        return draws.get(new NDIndex(from + ":" + to));
    }
}
