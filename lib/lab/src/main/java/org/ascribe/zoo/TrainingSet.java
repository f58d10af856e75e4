package org.ascribe.zoo;

import java.util.List;
import java.util.Optional;
import org.ascribe.failure.DataException;
import org.ascribe.picture.Preprocessing;
import org.ascribe.training.Labelled;

/** A data set as networks learn from it. */
public interface TrainingSet {

    /**
     * The name it is fetched by.
     *
     * @return in lower case
     */
    String name();

    /**
     * Reads it.
     *
     * @return its samples
     * @throws DataException if its files are missing or damaged
     */
    Labelled read();

    /**
     * What its classes are called.
     *
     * @return one name for each output of a network
     */
    List<String> classNames();

    /**
     * What a photograph goes through before a network of this data set takes it.
     *
     * @return the preprocessing; empty where the samples are no photographs
     */
    Optional<Preprocessing> preprocessing();

    /**
     * A grey level as its samples have it.
     *
     * @param level from 0, black, to 1, white
     * @return the number that stands for it
     * @throws IllegalArgumentException if its samples are no grey pictures
     */
    default double ofGrey(double level) {
        throw new IllegalArgumentException(
                "data: samples of " + name() + " are no grey pictures; expected some that are");
    }
}
