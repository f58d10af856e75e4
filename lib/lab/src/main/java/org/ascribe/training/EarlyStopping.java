package org.ascribe.training;

import java.util.Random;

/**
 * The end of a training where what it never learns from stops getting better: some of the samples are held out, and the weights of
 * the epoch that did best on them are those that are kept.
 *
 * @param share of the samples that are held out, drawn at random; 0 for training to the last epoch
 * @param patience epochs without a better one after which training ends
 * @param monitor what is asked of what is held out
 */
public record EarlyStopping(double share, int patience, Monitor monitor) {

    /** Training to the last epoch, on all samples. */
    public static final EarlyStopping NEVER = new EarlyStopping(0, Integer.MAX_VALUE, Monitor.LOSS);

    /**
     * Checks the numbers.
     *
     * @param share of the samples that are held out
     * @param patience epochs without a better one
     * @param monitor what is asked of what is held out
     * @throws IllegalArgumentException if the share is not from 0 to below 1, or the patience below 1
     */
    public EarlyStopping {
        if (!(share >= 0 && share < 1) || patience < 1) {
            throw new IllegalArgumentException("share, patience: " + share + ", " + patience
                    + "; expected a share from 0 to below 1 and a patience of 1 epoch or more");
        }
    }

    /** Moves what is held out to the end, and says where that begins. */
    int split(int[] rows, int seed) {
        int heldOut = (int) Math.round(share * rows.length);
        if (heldOut > 0) {
            Shuffle.of(rows, new Random(seed));
        }
        return rows.length - heldOut;
    }

    @Override
    public String toString() {
        return share == 0
                ? "never"
                : "EarlyStopping[share=" + share + ", patience=" + patience + ", monitor=" + monitor + "]";
    }
}
