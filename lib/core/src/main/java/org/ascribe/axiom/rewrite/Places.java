package org.ascribe.axiom.rewrite;

import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Which of several places a choice means. */
final class Places {

    private Places() {}

    /** One of the numbers from 0 that a rewrite applies to. */
    static Optional<Integer> chosen(int end, IntPredicate applies, int choice) {
        int[] places = IntStream.range(0, end).filter(applies).toArray();
        return places.length == 0 ? Optional.empty() : Optional.of(places[Math.floorMod(choice, places.length)]);
    }
}
