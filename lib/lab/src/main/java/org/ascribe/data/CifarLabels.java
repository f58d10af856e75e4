package org.ascribe.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ascribe.failure.DataException;
import org.ascribe.failure.MissingFilesException;
import org.ascribe.failure.MissingFilesException.Kind;

/** Labels of CIFAR-10. */
final class CifarLabels {

    private static final JsonMapper JSON = new JsonMapper();

    private CifarLabels() {}

    /** A JSON array of labels. */
    static byte[] read(Path file) {
        checkThere(file);
        int[] values;
        try {
            values = JSON.readValue(file.toFile(), int[].class);
        } catch (JsonProcessingException e) {
            throw new DataException(
                    file + " is no JSON array of labels (" + e.getOriginalMessage() + "); expected [3, 8, …]", e);
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + e.getMessage(), e);
        }
        if (values == null || values.length == 0) {
            throw new DataException(file + ": no labels; expected one for each image");
        }
        byte[] labels = new byte[values.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = check(values[i], i, file);
        }
        return labels;
    }

    static byte check(int label, int image, Path file) {
        if (label < 0 || label >= Cifar10.CLASSES.size()) {
            throw new DataException(file + ": label " + label + " of image " + image + "; expected 0 to 9");
        }
        return (byte) label;
    }

    static void checkThere(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new MissingFilesException(
                    Kind.DATA, Cifar10.NAME, file, Files.exists(file) ? "is not a file" : "is missing");
        }
    }
}
