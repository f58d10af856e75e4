package org.ascribe.result;

import java.nio.ByteBuffer;
import java.util.Base64;

/** Many numbers as one text, in single precision: a map as a value of a row. */
public final class PackedMap {

    private PackedMap() {}

    /**
     * Packs.
     *
     * @param values numbers, of which each becomes the nearest float
     * @return the floats in big-endian order, in Base64
     */
    public static String text(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
        for (double value : values) {
            bytes.putFloat((float) value);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /**
     * Unpacks.
     *
     * @param text what {@link #text} made
     * @return the floats
     * @throws IllegalArgumentException if the text is no Base64
     */
    public static double[] values(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
        double[] values = new double[bytes.remaining() / Float.BYTES];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.getFloat();
        }
        return values;
    }
}
