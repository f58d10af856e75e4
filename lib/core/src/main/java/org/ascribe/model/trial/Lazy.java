package org.ascribe.model.trial;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is computed when it is first asked for.
 *
 * @param <T> its type
 */
final class Lazy<T> {

    private final Supplier<T> work;
    private @Nullable T value;

    Lazy(Supplier<T> work) {
        this.work = work;
    }

    T get() {
        T known = value;
        if (known == null) {
            known = work.get();
            value = known;
        }
        return known;
    }
}
