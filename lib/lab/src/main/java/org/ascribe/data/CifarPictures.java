package org.ascribe.data;

import java.nio.file.Path;
import java.util.List;
import org.ascribe.failure.DataException;
import org.ascribe.picture.RgbPicture;

/** CIFAR-10 as PNG files with an image in each row, its 32 × 32 pixels one after another, and the labels of all as a JSON array. */
final class CifarPictures {

    private static final int PIXELS = Cifar10.SIDE * Cifar10.SIDE;

    private CifarPictures() {}

    static Cifar10 read(List<Path> files, Path labelFile) {
        byte[] labels = CifarLabels.read(labelFile);
        byte[] images = new byte[labels.length * Cifar10.LEVELS];
        int image = 0;
        for (Path file : files) {
            RgbPicture batch = RgbPicture.readStored(file);
            if (batch.width() != PIXELS) {
                throw new DataException(file + ": " + batch + "; expected rows of " + PIXELS + ", an image each");
            }
            if (image + batch.height() > labels.length) {
                throw unequal(labelFile, labels.length, "fewer than the images of " + files);
            }
            for (int row = 0; row < batch.height(); row++, image++) {
                for (int channel = 0; channel < RgbPicture.CHANNELS; channel++) {
                    System.arraycopy(
                            batch.levels(),
                            (channel * batch.height() + row) * PIXELS,
                            images,
                            image * Cifar10.LEVELS + channel * PIXELS,
                            PIXELS);
                }
            }
        }
        if (image < labels.length) {
            throw unequal(labelFile, labels.length, "more than the " + image + " images of " + files);
        }
        return new Cifar10(images, labels);
    }

    private static DataException unequal(Path file, int labels, String what) {
        return new DataException(file + ": " + labels + " labels, " + what + "; expected one for each image");
    }
}
