package org.ascribe.weights;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What tensors of a torch file have their values in; several may share one.
 *
 * @param key its name in the file
 * @param type how it stores numbers
 * @param size how many
 */
record TorchStorage(String key, ElementType type, long size) {

    /**
     * A place in it.
     *
     * @param storage the storage
     * @param offset 0-based
     */
    record Place(TorchStorage storage, long offset) {}

    /** What an array of Java holds. */
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    /** Bytes it takes. */
    long bytes() {
        return Math.multiplyExact(size, type.width());
    }

    /** The same, where an array holds as many. */
    int length() {
        if (bytes() > LARGEST) {
            throw new IllegalArgumentException(
                    "storage " + key + " has " + bytes() + " bytes; expected at most " + LARGEST);
        }
        return (int) bytes();
    }

    /** Its values, from its bytes. */
    Buffer values(byte[] bytes) {
        return type.decode(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }
}
