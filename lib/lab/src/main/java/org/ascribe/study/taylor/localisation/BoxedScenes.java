package org.ascribe.study.taylor.localisation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.ascribe.Target;
import org.ascribe.data.AnnotatedObject;
import org.ascribe.data.AnnotatedPicture;
import org.ascribe.data.Synsets;
import org.ascribe.picture.Box;
import org.ascribe.picture.Framing;

/**
 * Annotated pictures of a single object that is smaller than a third of what the network sees, as Deng et al. 2021 take them: a large
 * box is found by any map. An object that is called by an id of ImageNet is explained as that class, any other as what the network
 * takes it for.
 *
 * @param name of the data set
 * @param framing the network's
 * @param objects those that are asked for, in the order of their files
 * @param pictures how many the data set has
 * @param classes of ImageNet, asked for if an object is called by an id
 */
record BoxedScenes(String name, Framing framing, List<Found> objects, int pictures, Supplier<Synsets> classes)
        implements SceneSet {

    /** Boxes that cover as much or more are left out. */
    static final double LARGEST = 0.33;

    private static final Pattern ID = Pattern.compile("n\\d{8}");

    /** An object with its box where the network sees it. */
    record Found(AnnotatedPicture picture, AnnotatedObject object, Box box) {}

    /** From a folder of pictures with annotations of the same names, anywhere below it. */
    static BoxedScenes of(String name, Path folder, Framing framing, Supplier<Synsets> classes) {
        List<AnnotatedPicture> all = AnnotatedPicture.all(folder, folder);
        List<Found> objects = new ArrayList<>();
        for (AnnotatedPicture picture : all) {
            single(picture, framing).ifPresent(objects::add);
        }
        return new BoxedScenes(name, framing, List.copyOf(objects), all.size(), classes);
    }

    private static Optional<Found> single(AnnotatedPicture picture, Framing framing) {
        if (picture.annotation().objects().size() > 1) {
            return Optional.empty();
        }
        AnnotatedObject object = picture.annotation().objects().get(0);
        return framing.of(picture.annotation().height(), picture.annotation().width())
                .carry(object.box())
                .filter(box -> box.area() < LARGEST * framing.side() * framing.side())
                .map(box -> new Found(picture, object, box));
    }

    /** For the settings. */
    String content() {
        List<String> files = objects.stream()
                .map(found -> found.picture().file().getFileName() + " "
                        + found.picture().file().toFile().length() + found.box())
                .toList();
        return name + ": " + files.size() + " of " + pictures + " pictures have one box of less than "
                + Math.round(100 * LARGEST) + " %, hash " + Integer.toHexString(files.hashCode());
    }

    @Override
    public int size() {
        return objects.size();
    }

    @Override
    public Scene scene(int number) {
        Found found = objects.get(number);
        String object = found.object().name();
        Target target = ID.matcher(object).matches()
                ? Target.of(classes.get().get(object).index())
                : Target.predicted();
        return new Scene(
                found.picture().file().getFileName().toString(),
                framing.of(
                                found.picture().annotation().height(),
                                found.picture().annotation().width())
                        .apply(found.picture().picture()),
                found.box(),
                target);
    }
}
