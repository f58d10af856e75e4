package org.ascribe.study;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.ascribe.result.Row;

/**
 * One piece of a study: an item under one setting.
 *
 * @param key stable name, the same at every scale, such as {@code M-sg/00017}; numbers padded, so that keys sort
 * @param work computes the rows, the same ones each time it is asked, in any process
 */
public record Task(String key, Supplier<List<Row>> work) {

    /**
     * Checks that there is a key.
     *
     * @param key as above
     * @param work as above
     */
    public Task {
        Objects.requireNonNull(work, "work");
        if (key.isBlank()) {
            throw new IllegalArgumentException("key: blank; expected a name such as M-sg/00017");
        }
    }
}
