package org.ascribe.model;

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

    /** Bytes it takes. */
    long bytes() {
        return Math.multiplyExact(size, type.width());
    }
}
