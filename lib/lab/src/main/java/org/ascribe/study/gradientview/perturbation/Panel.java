package org.ascribe.study.gradientview.perturbation;

import org.ascribe.data.DataFolder;
import org.ascribe.metric.SensitivityN;
import org.ascribe.zoo.ZooModel;

/** A network and the samples it is asked about: one panel of Figure 3. */
public interface Panel {

    /**
     * The network.
     *
     * @return whose weights may be missing
     */
    ZooModel model();

    /**
     * The data set of the samples.
     *
     * @return its name, by which it is fetched
     */
    String data();

    /**
     * Loads network and samples.
     *
     * @return the two, to be closed
     * @throws org.ascribe.failure.MissingFilesException if the weights are not here
     * @throws org.ascribe.failure.DataException if the samples are not
     */
    OpenPanel open();

    /**
     * How many features the paper removes in a step: points of a curve are at multiples of it.
     *
     * @return 1 unless there are too many
     */
    default int step() {
        return 1;
    }

    /**
     * How many samples are measured at the lesson's scale; the paper does not say how many it has.
     *
     * @return as many as take minutes
     */
    default int lesson() {
        return 100;
    }

    /**
     * How sensitivity-n is measured.
     *
     * @param example whose features are removed
     * @param seed of the sets
     * @return with the follow-up's fifty sizes and one hundred sets of each, unless a forward is too dear
     */
    default SensitivityN sensitivity(Example example, long seed) {
        return new SensitivityN(example.features(), 50, 100, seed);
    }

    /**
     * Whether both are here.
     *
     * @return true if {@link #open} finds what it needs
     */
    default boolean isHere() {
        return model().isThere() && DataFolder.has(data());
    }

    /**
     * The panel's name.
     *
     * @return that of the network
     */
    default String name() {
        return model().name();
    }
}
