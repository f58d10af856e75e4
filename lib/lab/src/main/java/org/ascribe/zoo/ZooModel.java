package org.ascribe.zoo;

import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ascribe.failure.MissingFilesException;
import org.ascribe.failure.UnknownName;
import org.ascribe.model.Model;
import org.ascribe.network.Network;
import org.ascribe.weights.Weights;

/** A network that has a name, and weights that are here or can be had. */
public interface ZooModel {

    /**
     * All there are.
     *
     * @return those of the papers first
     */
    static List<ZooModel> all() {
        return Stream.<ZooModel>concat(PaperModel.all().stream(), PretrainedModel.all().stream())
                .toList();
    }

    /**
     * One of them.
     *
     * @param name its name, in any case
     * @return the model
     * @throws IllegalArgumentException if there is none of this name; the message lists the known ones
     */
    static ZooModel named(String name) {
        return named("model", name, all());
    }

    /**
     * One of some of them.
     *
     * @param kind what these are, for a message
     * @param name a name, in any case
     * @param models to choose from
     * @param <M> their type
     * @return the model of that name
     * @throws IllegalArgumentException if there is none; the message lists the known ones
     */
    static <M extends ZooModel> M named(String kind, String name, List<M> models) {
        return find(name, models).orElseThrow(() -> UnknownName.exception(kind, name, names(models)));
    }

    /**
     * One of some of them, if it is there.
     *
     * @param name a name, in any case
     * @param models to choose from
     * @param <M> their type
     * @return the model of that name
     */
    static <M extends ZooModel> Optional<M> find(String name, List<M> models) {
        return models.stream()
                .filter(model -> model.name().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * What some of them are called.
     *
     * @param models some of them
     * @return their names
     */
    static List<String> names(List<? extends ZooModel> models) {
        return models.stream().map(ZooModel::name).toList();
    }

    /**
     * What it is called.
     *
     * @return in lower case
     */
    String name();

    /**
     * What it is, in a few words.
     *
     * @return for a list
     */
    String title();

    /**
     * How it is built.
     *
     * @return makes the network, without values
     */
    Supplier<Network> architecture();

    /**
     * Its values.
     *
     * @return the weights, with where they come from as notes
     * @throws MissingFilesException if they are not on this machine
     */
    Weights weights();

    /**
     * Whether {@link #weights} has them.
     *
     * @return true if they come with the library, or were trained or fetched
     */
    boolean isThere();

    /**
     * Whether it takes photographs in red, green and blue.
     *
     * @return false for digits, say
     */
    boolean takesPhotographs();

    /**
     * Loads it together with what photographs go through.
     *
     * @param type float32, or float64 where numbers are compared
     * @return the network
     * @throws IllegalArgumentException if it takes no photographs
     * @throws MissingFilesException if its weights, or the names of its classes, are not on this machine
     */
    PictureModel pictures(DataType type);

    /**
     * Loads it.
     *
     * @param type float32, or float64 where numbers are compared
     * @return the model, whose outputs are logits
     * @throws MissingFilesException if its weights are not on this machine
     * @throws IllegalArgumentException if they are not those of the network
     */
    default Model load(DataType type) {
        return Model.of(name(), architecture(), weights(), type);
    }
}
