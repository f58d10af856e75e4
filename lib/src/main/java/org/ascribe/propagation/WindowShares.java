package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import org.ascribe.model.MaxPool;

/**
 * How the change of a window's maximum between baseline and sample is shared among its entries: with o = a_i the sample's maximum and
 * õ = b_j the baseline's, place i gets {@code max(o, õ) − õ} and place j gets {@code o − max(o, õ)}, one of which is zero. Both as
 * multipliers of the difference at their place, which is at least as large, so that multipliers lie between 0 and 1. Where the
 * entries of i do not differ, the multiplier is the gradient. Windows may overlap.
 *
 * @param pool whose windows
 * @param i where the sample's maximum is
 * @param j where the baseline's maximum is
 * @param mi multiplier of the difference at i
 * @param mj multiplier of the difference at j
 */
record WindowShares(MaxPool pool, NDArray i, NDArray j, NDArray mi, NDArray mj) {

    /** The axis along which the entries of a window lie. */
    private static final int WINDOW = 4;

    static WindowShares of(MaxPool pool, NDArray sample, NDArray reference) {
        NDArray a = pool.windows().entries(sample);
        NDArray b = pool.windows().entries(reference);
        NDArray i = a.argMax(WINDOW).expandDims(WINDOW);
        NDArray j = b.argMax(WINDOW).expandDims(WINDOW);
        NDArray before = at(j, b);
        NDArray larger = at(i, a).maximum(before);
        NDArray mi = slope(larger.sub(before), at(i, a).sub(at(i, b)), larger.onesLike());
        NDArray mj = slope(at(i, a).sub(larger), at(j, a).sub(before), larger.zerosLike());
        return new WindowShares(pool, i, j, mi, mj);
    }

    /** What each window passes of a difference: linear in it, with fixed multipliers. */
    NDArray apply(NDArray difference) {
        NDArray entries = pool.windows().entries(difference);
        return at(i, entries).mul(mi).add(at(j, entries).mul(mj));
    }

    private static NDArray at(NDArray place, NDArray entries) {
        return entries.gather(place, WINDOW).squeeze(WINDOW);
    }

    private static NDArray slope(NDArray rise, NDArray run, NDArray otherwise) {
        NDArray none = run.eq(0);
        return NDArrays.where(none, otherwise, rise.div(NDArrays.where(none, run.onesLike(), run)))
                .stopGradient();
    }
}
