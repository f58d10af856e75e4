package org.ascribe.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ascribe.failure.DataException;

/**
 * Labelled pictures of ImageNet in the ways they are stored. Its pictures themselves are had from image-net.org with an account.
 *
 * <p>Russakovsky et al. 2015.
 */
public final class ImageNet {

    private static final Pattern ID = Pattern.compile("n\\d{8}");
    private static final Pattern LABEL = Pattern.compile("(\\S+)\\s+(\\d{1,6})");

    private ImageNet() {}

    /**
     * Pictures named by their class, or in folders that are: {@code val/n01440764/ILSVRC2012_val_00000293.JPEG}, or
     * {@code n01440764_tench.JPEG}.
     *
     * @param folder all pictures below it are taken
     * @param synsets the classes
     * @return the pictures, in the order of their paths
     * @throws DataException if there is none, or one belongs to no class that is known
     */
    public static List<LabelledPicture> byName(Path folder, Synsets synsets) {
        return DataFolder.pictures(folder).stream()
                .map(file -> new LabelledPicture(file, label(file, synsets)))
                .toList();
    }

    private static int label(Path file, Synsets synsets) {
        Path parent = file.toAbsolutePath().resolveSibling("");
        Matcher own = ID.matcher(file.getFileName().toString());
        Matcher folders = ID.matcher(String.valueOf(parent.getFileName()));
        if (!own.find() && !folders.matches()) {
            throw new DataException(file + ": no class in its name, nor is its folder '" + parent.getFileName()
                    + "' one; expected an id such as n01440764");
        }
        String id = own.reset().find() ? own.group() : folders.group();
        try {
            return synsets.get(id).index();
        } catch (IllegalArgumentException e) {
            throw new DataException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Pictures in one folder, with a file of lines such as {@code ILSVRC2012_val_00000001.JPEG 65}.
     *
     * @param folder where the pictures are
     * @param labels names of pictures and their classes, 0-based
     * @return the pictures that the file names, in its order
     * @throws DataException if a line is of another form, or names a picture that is not there
     */
    public static List<LabelledPicture> byList(Path folder, Path labels) {
        List<LabelledPicture> pictures = new ArrayList<>();
        for (String line : lines(labels)) {
            Matcher parts = LABEL.matcher(line);
            String where = labels + ", line " + (pictures.size() + 1) + ": ";
            if (!parts.matches()) {
                throw new DataException(where + "'" + line + "'; expected the name of a picture and its class");
            }
            Path file = folder.resolve(parts.group(1));
            if (!Files.isRegularFile(file)) {
                throw new DataException(where + file + " is missing");
            }
            pictures.add(new LabelledPicture(file, Integer.parseInt(parts.group(2))));
        }
        return List.copyOf(pictures);
    }

    private static List<String> lines(Path labels) {
        try {
            return Files.readAllLines(labels);
        } catch (IOException e) {
            throw new DataException(labels + " is missing or cannot be read as text; expected a list of labels", e);
        }
    }
}
