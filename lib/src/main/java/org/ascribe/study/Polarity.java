package org.ascribe.study;

/** Which way round an image is. */
enum Polarity {
    /** As it is: a white object on black. */
    WHITE,
    /** Its negative: a dark object on white. */
    DARK;

    float[] of(float[] pixels) {
        float[] turned = pixels.clone();
        for (int i = 0; i < pixels.length && this == DARK; i++) {
            turned[i] = 1 - pixels[i];
        }
        return turned;
    }
}
