package org.ascribe.study.smoothtaylor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ascribe.data.Cifar10;
import org.ascribe.data.DataFolder;
import org.ascribe.data.LabelledPicture;
import org.ascribe.failure.DataException;
import org.ascribe.picture.RgbPicture;

/**
 * Pictures in a fixed order, the first of which a study takes.
 *
 * @param name where they are from
 * @param entries the pictures
 */
public record Pictures(String name, List<Entry> entries) {

    /** As many as the paper took. */
    static final int MOST = 1000;

    private static final String VALIDATION = "imagenet";
    private static final String SAMPLES = "imagenet-samples";
    private static final int SEED = 1;

    /**
     * A picture that is read when it is needed.
     *
     * @param name told in rows
     * @param picture reads it
     */
    public record Entry(String name, Supplier<RgbPicture> picture) {}

    /**
     * Copies the list.
     *
     * @param name where they are from
     * @param entries the pictures
     * @throws IllegalArgumentException if there is none
     */
    public Pictures {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("entries: no picture of " + name + "; expected one or more");
        }
    }

    /**
     * ImageNet's validation pictures by their numbers, which is the paper's order, or where they are not there, the photographs
     * of imagenet-samples shuffled: neighbours among those are of kin.
     *
     * @return at most as many as the paper took
     */
    public static Pictures imageNet() {
        try {
            List<Path> files = new ArrayList<>(DataFolder.pictures(DataFolder.of(VALIDATION)));
            files.sort(Comparator.comparing(file -> file.getFileName().toString()));
            return of(VALIDATION + ", by file name", files);
        } catch (DataException e) {
            List<Path> files = new ArrayList<>(DataFolder.pictures(DataFolder.of(SAMPLES)));
            Collections.shuffle(files, new Random(SEED));
            return of(SAMPLES + ", shuffled by seed " + SEED, files);
        }
    }

    /** Photographs in the public domain. */
    static Pictures photos() {
        return of("photos", DataFolder.pictures(DataFolder.of("photos")));
    }

    /** The first test images of CIFAR-10. */
    static Pictures cifar10() {
        Cifar10 test = Cifar10.test();
        return new Pictures(
                "CIFAR-10 test, from the first",
                IntStream.range(0, Math.min(MOST, test.size()))
                        .mapToObj(i -> new Entry("test " + i, () -> test.image(i)))
                        .toList());
    }

    private static Pictures of(String name, List<Path> files) {
        return new Pictures(
                name,
                files.stream()
                        .limit(MOST)
                        .map(file ->
                                new Entry(file.getFileName().toString(), () -> new LabelledPicture(file, 0).picture()))
                        .toList());
    }
}
