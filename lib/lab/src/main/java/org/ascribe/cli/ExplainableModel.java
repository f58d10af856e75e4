package org.ascribe.cli;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ascribe.Attribution;
import org.ascribe.Target;
import org.ascribe.baseline.Baseline;
import org.ascribe.catalogue.Methods;
import org.ascribe.model.Model;
import org.jspecify.annotations.Nullable;

/** A model to explain from the shell: which pictures it takes, and what its classes are called. */
interface ExplainableModel extends AutoCloseable {

    /** The model itself. */
    Model model();

    /** All methods, with settings that suit its pictures. */
    List<Methods.Entry> methods();

    /** A picture of one grey level. */
    Baseline grey(double level);

    /**
     * A picture made into the model's input.
     *
     * @param invert dark for light, or null where the picture decides
     */
    PictureInput read(Path image, @Nullable Boolean invert);

    /** The numbers that the model takes for it. */
    default float[] sample(PictureInput input) {
        return input.pixels();
    }

    /** The class that the user means. */
    Target target(String word);

    /** What a class is called, where it has more than its number. */
    Optional<String> className(int target);

    /** The picture beside its map. */
    BufferedImage draw(PictureInput input, Attribution attribution);

    @Override
    default void close() {
        model().close();
    }
}
