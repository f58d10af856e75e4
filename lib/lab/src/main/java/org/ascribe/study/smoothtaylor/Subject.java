package org.ascribe.study.smoothtaylor;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ascribe.result.Settings;
import org.ascribe.zoo.PictureModel;

/** A network and the pictures it is asked about. */
public interface Subject {

    /** What the studies run on unless another network is named: small enough for a processor without a graphics card. */
    String DEFAULT = "cifar-resnet8";

    /**
     * A network by its name, with the pictures it was made for: the test images of CIFAR-10 in their order, or photographs of
     * ImageNet.
     *
     * @param model one of {@link #names}
     * @return the two, read when they are needed
     */
    static Subject of(String model) {
        return new NamedSubject(model);
    }

    /**
     * The networks that {@link #of} knows.
     *
     * @return their names, {@link #DEFAULT} first
     */
    static List<String> names() {
        return Stream.concat(Stream.of(DEFAULT), PictureModel.names().stream())
                .distinct()
                .toList();
    }

    /**
     * The network's name.
     *
     * @return for reports
     */
    String model();

    /**
     * Loads the network.
     *
     * @return the network, to be closed
     */
    PictureModel load();

    /**
     * The pictures.
     *
     * @return in their order
     */
    Pictures pictures();

    /**
     * Pictures that may be shown to others.
     *
     * @return in their order; all of them, unless the subject knows better
     */
    default Pictures shown() {
        return pictures();
    }

    /**
     * What of a study's settings the two decide.
     *
     * @param pictures {@link #pictures} or {@link #shown}
     * @return the network by its content, and which pictures
     */
    default Settings settings(Pictures pictures) {
        List<String> names =
                pictures.entries().stream().map(Pictures.Entry::name).toList();
        try (PictureModel model = load()) {
            return Settings.NONE
                    .withModel(model(), model.model().weights().hash())
                    .with("type", model.model().dataType().name().toLowerCase(Locale.ROOT))
                    .with("target", "logit of the predicted class")
                    .with(
                            "units",
                            "deviations " + model.preprocessing().deviation() + " around means "
                                    + model.preprocessing().mean())
                    .with("framing", model.preprocessing().framing().toString())
                    .with(
                            "pictures",
                            pictures.name() + ", " + names.size() + " names of hash "
                                    + Integer.toHexString(names.hashCode()));
        }
    }
}
