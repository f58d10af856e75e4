package org.ascribe.study.deeptaylor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.ascribe.data.DataFolder;
import org.ascribe.data.LabelledPicture;
import org.ascribe.data.Mnist;
import org.ascribe.model.Model;
import org.ascribe.picture.Preprocessing;
import org.ascribe.picture.RgbPicture;
import org.ascribe.zoo.PictureModel;

/** What a network is asked about, in a fixed order. */
@FunctionalInterface
interface Samples {

    /** Photographs in the public domain, which come first. */
    int SHOWN = 3;

    /** ImageNet's class of the shark, which is asked about though networks may see more of the man who holds it. */
    int HAMMERHEAD = 4;

    /** Where those are. */
    String PHOTOS = "photos";

    /** Where photographs are that state no licence. */
    String OTHERS = "imagenet-samples";

    /**
     * A sample.
     *
     * @param name told in rows
     * @param x {@code [...]}, without a batch axis
     * @param target the class that is asked about, if it is not the predicted one
     * @param units of the numbers of a photograph
     * @param shown whether its picture may be shown to others
     */
    record Sample(String name, NDArray x, OptionalInt target, Optional<Preprocessing> units, boolean shown) {}

    /** One of them, on a scope of the caller's. */
    Sample get(int i, NDManager scope);

    /** MNIST's test set from the first on, levels from −1 to 1. */
    static Samples digits(Model model) {
        Mnist digits = Mnist.test();
        return (i, scope) ->
                digit(i, model.sample(scope, digits.image(i)).mul(2).sub(1));
    }

    /** One of MNIST's test set. */
    static Sample digit(int i, NDArray x) {
        return new Sample("test " + i, x, OptionalInt.empty(), Optional.empty(), true);
    }

    /** Photographs in the public domain, the hammerhead of imagenet-samples, then the rest of those, shuffled. */
    static Samples pictures(PictureModel model) {
        List<Path> files = photographs();
        return (i, scope) -> {
            RgbPicture picture = new LabelledPicture(files.get(i), 0).picture();
            return new Sample(
                    name(files.get(i)),
                    model.sample(scope, picture),
                    isShark(files.get(i)) ? OptionalInt.of(HAMMERHEAD) : OptionalInt.empty(),
                    Optional.of(model.preprocessing()),
                    i < SHOWN);
        };
    }

    /** Whether there are photographs to ask about, and names for what is seen on them. */
    static boolean hasPictures() {
        return DataFolder.has(PHOTOS) && DataFolder.has("imagenet-synsets");
    }

    /** How many photographs there are. */
    static int photographsThere() {
        return hasPictures() ? photographs().size() : 0;
    }

    /** Where all of them are from. */
    static String content() {
        String digits = "MNIST test, from the first, in [-1, 1]";
        if (!hasPictures()) {
            return digits;
        }
        List<String> names = photographs().stream().map(Samples::name).toList();
        return digits + "; " + names.size() + " photographs of hash " + Integer.toHexString(names.hashCode());
    }

    private static List<Path> photographs() {
        List<Path> open = DataFolder.pictures(DataFolder.of(PHOTOS));
        List<Path> files = new ArrayList<>(open.subList(0, Math.min(SHOWN, open.size())));
        if (DataFolder.has(OTHERS)) {
            List<Path> others = new ArrayList<>(DataFolder.pictures(DataFolder.of(OTHERS)));
            Collections.shuffle(others, new Random(1));
            others.stream().filter(Samples::isShark).forEach(files::add);
            others.stream().filter(file -> !isShark(file)).forEach(files::add);
        }
        return files;
    }

    private static boolean isShark(Path file) {
        return name(file).contains("hammerhead");
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
