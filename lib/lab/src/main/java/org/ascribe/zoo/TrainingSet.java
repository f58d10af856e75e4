package org.ascribe.zoo;

import java.util.List;
import java.util.Optional;
import org.ascribe.failure.DataException;
import org.ascribe.picture.Preprocessing;

/** A data set as networks learn from it. */
public interface TrainingSet {

    /**
     * The name it is fetched by.
     *
     * @return in lower case
     */
    String name();

    /**
     * The samples to learn from.
     *
     * @return all of them
     * @throws DataException if its files are missing or damaged
     */
    Training.Samples toLearn();

    /**
     * The samples to measure the accuracy on.
     *
     * @return all of them
     * @throws DataException if its files are missing or damaged
     */
    Training.Samples toTest();

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
}
