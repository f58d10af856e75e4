package org.ascribe.taylor.principle;

import java.util.Set;
import java.util.stream.Collectors;
import org.ascribe.Attribution;

/**
 * What a method said about a function of a {@link Family}.
 *
 * @param function which
 * @param point at which point
 * @param row on which row of the image
 * @param attribution the answer
 */
record Answer(int function, int point, int row, Attribution attribution) {

    /** Where features of the row stand in the image. */
    Set<Integer> places(Set<Integer> features) {
        return features.stream().map(i -> row * Probe.COLUMNS + i).collect(Collectors.toSet());
    }

    /** What a feature is called, seen from the row. */
    String name(int place) {
        int feature = place - row * Probe.COLUMNS;
        return feature >= 0 && feature < Probe.COLUMNS
                ? String.valueOf("abcd".charAt(feature))
                : "a pixel of another row";
    }
}
