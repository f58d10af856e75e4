package org.ascribe.study;

import java.util.List;

/** A study that can be run on one network or another. Rows of different networks are never mixed: the network is a setting. */
public interface OnModel extends Study {

    /**
     * The networks it can be run on.
     *
     * @return their names, first the one it is run on unless another is named
     */
    List<String> models();

    /**
     * The same study on another network.
     *
     * @param model one of {@link #models}
     * @return a copy
     */
    Study on(String model);
}
