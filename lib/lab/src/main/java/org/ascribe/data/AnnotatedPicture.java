package org.ascribe.data;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ascribe.failure.DataException;
import org.ascribe.picture.RgbPicture;

/**
 * A picture whose objects somebody drew boxes around.
 *
 * @param file the picture
 * @param annotation what is in it
 */
public record AnnotatedPicture(Path file, VocAnnotation annotation) {

    /**
     * Every picture below a folder with the annotation of its name, {@code raccoon-1.jpg} with {@code raccoon-1.xml}.
     *
     * @param pictures folder of pictures
     * @param annotations folder of annotations in PASCAL VOC's format, which may be the same
     * @return the pictures, in the order of their paths
     * @throws DataException if there is no picture, one has no annotation, or an annotation cannot be read
     */
    public static List<AnnotatedPicture> all(Path pictures, Path annotations) {
        Map<String, Path> byStem = new HashMap<>();
        DataFolder.below(annotations, Set.of("xml")).forEach(file -> byStem.put(DataFolder.stem(file), file));
        return DataFolder.pictures(pictures).stream()
                .map(file -> {
                    Path xml = byStem.get(DataFolder.stem(file));
                    if (xml == null) {
                        throw new DataException(file + " has no annotation; expected " + DataFolder.stem(file)
                                + ".xml below " + annotations);
                    }
                    return new AnnotatedPicture(file, VocAnnotation.read(xml));
                })
                .toList();
    }

    /**
     * Reads the picture as it is stored, which is how it was annotated.
     *
     * @return the picture
     * @throws DataException if it cannot be read, or is of another size than its annotation says
     */
    public RgbPicture picture() {
        RgbPicture picture = RgbPicture.readStored(file);
        if (picture.height() != annotation.height() || picture.width() != annotation.width()) {
            throw new DataException(file + ": " + picture + "; expected " + annotation.width() + " × "
                    + annotation.height() + ", as its annotation says");
        }
        return picture;
    }
}
