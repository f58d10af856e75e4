package org.ascribe.study.gradientview.occlusion;

import java.util.List;
import org.ascribe.zoo.PictureModel;

/** A network and the pictures it is asked about. */
public interface OccludedSubject {

    /**
     * The network's name.
     *
     * @return for rows and titles
     */
    String model();

    /**
     * Loads the network.
     *
     * @return the network, to be closed, whose samples are levels from −1 to 1
     */
    PictureModel load();

    /**
     * Pictures of one object each.
     *
     * @return in their order
     */
    List<Asked> pictures();

    /**
     * Which pictures these are.
     *
     * @return for the settings
     */
    String content();
}
