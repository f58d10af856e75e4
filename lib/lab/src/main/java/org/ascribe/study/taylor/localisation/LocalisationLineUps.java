package org.ascribe.study.taylor.localisation;

import static org.ascribe.study.taylor.localisation.LocalisationContenders.DEEP_LIFT;
import static org.ascribe.study.taylor.localisation.LocalisationContenders.DEEP_LIFT_PAPER;
import static org.ascribe.study.taylor.localisation.LocalisationContenders.EXPECTED;
import static org.ascribe.study.taylor.localisation.LocalisationContenders.FROM_MEAN;
import static org.ascribe.study.taylor.localisation.LocalisationContenders.FROM_NOISE;
import static org.ascribe.study.taylor.localisation.LocalisationContenders.GI;
import static org.ascribe.study.taylor.localisation.LocalisationContenders.INTEGRATED;
import static org.ascribe.study.taylor.localisation.LocalisationContenders.OCCLUSION;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ascribe.result.OnlyShows;
import org.ascribe.study.taylor.principles.LineUp;

/** The methods that are compared by how well they find an object, as contenders are named. */
@OnlyShows
final class LocalisationLineUps {

    /** The five of the figure, from black, as the paper's section on baselines has it; baselines around x for the last. */
    static final LineUp BLACK =
            new LineUp("from black", "from black, ", List.of(GI, OCCLUSION, DEEP_LIFT, INTEGRATED, EXPECTED));

    /** The same from zero, as the paper's theorems have it, which is the mean colour where pictures are normalised. */
    static final LineUp MEAN = new LineUp(
            "from the mean colour",
            "from the mean colour, ",
            List.of(GI + FROM_MEAN, OCCLUSION + FROM_MEAN, DEEP_LIFT + FROM_MEAN, INTEGRATED + FROM_MEAN, EXPECTED));

    private LocalisationLineUps() {}

    /** Those of the figure, from the two baselines that the paper may mean. */
    static List<LineUp> printed() {
        return List.of(BLACK, MEAN);
    }

    /** Those that a report compares. */
    static List<LineUp> whole() {
        return List.of(
                BLACK,
                MEAN,
                BLACK.with(DEEP_LIFT_PAPER, DEEP_LIFT),
                BLACK.with(FROM_NOISE, EXPECTED),
                BLACK.without(EXPECTED),
                BLACK.without(OCCLUSION));
    }

    /** These, and all that lack one method. */
    static List<LineUp> all() {
        Set<LineUp> all = new LinkedHashSet<>(whole());
        for (LineUp lineUp : printed()) {
            lineUp.methods().forEach(method -> all.add(lineUp.without(method)));
        }
        return List.copyOf(all);
    }
}
