package org.ascribe.study.taylor.localisation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.ascribe.data.DataFolder;
import org.ascribe.data.ImageNet;
import org.ascribe.data.LabelledPicture;
import org.ascribe.data.Synsets;

/**
 * Labelled pictures that mosaics are made of.
 *
 * @param name of their data set
 * @param pictures drawn at random from it
 */
record GridPictures(String name, List<LabelledPicture> pictures) {

    /** Of a data set, at most a number of pictures. */
    static GridPictures of(String name, int most, long seed) {
        List<LabelledPicture> all = new ArrayList<>(ImageNet.byName(DataFolder.of(name), Synsets.imageNet()));
        Collections.shuffle(all, new Random(seed));
        return new GridPictures(name, List.copyOf(all.subList(0, Math.min(most, all.size()))));
    }

    /** For the settings. */
    String content() {
        List<String> files = pictures.stream()
                .map(picture -> picture.file().getFileName() + " "
                        + picture.file().toFile().length() + " " + picture.label())
                .toList();
        return "2 × 2 pictures, those the network names of " + files.size() + " of " + name + ", hash "
                + Integer.toHexString(files.hashCode());
    }
}
