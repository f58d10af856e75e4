package org.ascribe.study.smoothtaylor;

import java.util.List;
import org.ascribe.result.OnlyShows;

/**
 * What the paper says: these maps have less of an area than those, in the mean over both lists.
 *
 * @param words in a sentence
 * @param area {@link Areas#AUPC} or {@link Areas#AUTVC}
 * @param less the maps that have less
 * @param more the others
 */
@OnlyShows
record Claim(String words, String area, List<TableLabel> less, List<TableLabel> more) {

    Claim(String words, String area, TableLabel less, TableLabel more) {
        this(words, area, List.of(less), List.of(more));
    }
}
