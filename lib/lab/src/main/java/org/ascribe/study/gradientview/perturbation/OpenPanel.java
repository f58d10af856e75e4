package org.ascribe.study.gradientview.perturbation;

import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.ascribe.baseline.Baseline;
import org.ascribe.model.Model;

/**
 * A panel whose files are read.
 *
 * @param model the network
 * @param size how many samples there are
 * @param reader makes one of them
 * @param removed what a removed feature is set to, by name: {@link #ZERO}, which the methods' baselines are too, and what is to be
 *     compared with it
 */
public record OpenPanel(Model model, int size, Reader reader, Map<String, Baseline> removed) implements AutoCloseable {

    /** Name of the paper's replacement. */
    public static final String ZERO = "zero";

    /** Makes a sample. */
    @FunctionalInterface
    public interface Reader {

        /**
         * Reads.
         *
         * @param scope whose the sample is
         * @param index 0-based, less than {@link OpenPanel#size}
         * @return the sample
         */
        Example read(NDManager scope, int index);
    }

    /**
     * Only zero.
     *
     * @param model the network
     * @param size how many samples there are
     * @param reader makes one of them
     */
    public OpenPanel(Model model, int size, Reader reader) {
        this(model, size, reader, Map.of(ZERO, Baseline.zero()));
    }

    @Override
    public void close() {
        model.close();
    }
}
