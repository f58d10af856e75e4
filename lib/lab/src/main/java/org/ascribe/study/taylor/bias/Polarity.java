package org.ascribe.study.taylor.bias;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Which way round an image is. */
enum Polarity {
    /** As it is: a white object on black. */
    WHITE,
    /** Its negative: a dark object on white. */
    DARK;

    /** An image with pixels in [0, 1], this way round; of the same manager. */
    NDArray of(NDArray image) {
        if (this == WHITE) {
            return image;
        }
        try (NDArray white = image.getManager().ones(new Shape(), image.getDataType())) {
            return white.sub(image);
        }
    }
}
