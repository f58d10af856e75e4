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

/**
 * Methods that are compared.
 *
 * @param name what sets it apart
 * @param methods as contenders are named
 */
@OnlyShows
record LocalisationLineUp(String name, List<String> methods) {

    /** The five of the figure, from black, as the paper's section on baselines has it; baselines around x for the last. */
    static final LocalisationLineUp BLACK =
            new LocalisationLineUp("from black", List.of(GI, OCCLUSION, DEEP_LIFT, INTEGRATED, EXPECTED));

    /** The same from zero, as the paper's theorems have it, which is the mean colour where pictures are normalised. */
    static final LocalisationLineUp MEAN = new LocalisationLineUp(
            "from the mean colour",
            List.of(GI + FROM_MEAN, OCCLUSION + FROM_MEAN, DEEP_LIFT + FROM_MEAN, INTEGRATED + FROM_MEAN, EXPECTED));

    LocalisationLineUp {
        methods = List.copyOf(methods);
    }

    /** Those of the figure, from the two baselines that the paper may mean. */
    static List<LocalisationLineUp> printed() {
        return List.of(BLACK, MEAN);
    }

    /** Those that a report compares. */
    static List<LocalisationLineUp> whole() {
        return List.of(
                BLACK,
                MEAN,
                BLACK.with(DEEP_LIFT_PAPER, DEEP_LIFT),
                BLACK.with(FROM_NOISE, EXPECTED),
                BLACK.without(EXPECTED),
                BLACK.without(OCCLUSION));
    }

    /** These, and all that lack one method. */
    static List<LocalisationLineUp> all() {
        Set<LocalisationLineUp> all = new LinkedHashSet<>(whole());
        for (LocalisationLineUp lineUp : printed()) {
            lineUp.methods.forEach(method -> all.add(lineUp.without(method)));
        }
        return List.copyOf(all);
    }

    LocalisationLineUp with(String method, String inPlaceOf) {
        List<String> changed =
                methods.stream().map(m -> m.equals(inPlaceOf) ? method : m).toList();
        return new LocalisationLineUp(name + ", with " + method + " for " + inPlaceOf, changed);
    }

    LocalisationLineUp without(String left) {
        return new LocalisationLineUp(
                name + ", without " + left,
                methods.stream().filter(method -> !method.equals(left)).toList());
    }

    double[] principles() {
        return methods.stream().mapToDouble(LocalisationContenders::principles).toArray();
    }
}
