package org.ascribe.data;

import java.nio.file.Path;
import org.ascribe.failure.DataException;
import org.ascribe.picture.RgbPicture;

/**
 * A picture whose class is known.
 *
 * @param file the picture
 * @param label its class, the network's output for it, 0-based
 */
public record LabelledPicture(Path file, int label) {

    /**
     * Reads the picture as it is stored, which is how networks were trained on it.
     *
     * @return the picture
     * @throws DataException if it cannot be read
     */
    public RgbPicture picture() {
        return RgbPicture.readStored(file);
    }
}
