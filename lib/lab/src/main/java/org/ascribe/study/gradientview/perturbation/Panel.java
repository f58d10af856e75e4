package org.ascribe.study.gradientview.perturbation;

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
     * Loads network and samples.
     *
     * @return the two, to be closed
     * @throws org.ascribe.failure.MissingFilesException if the weights are not here
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
     * The panel's name.
     *
     * @return that of the network
     */
    default String name() {
        return model().name();
    }
}
