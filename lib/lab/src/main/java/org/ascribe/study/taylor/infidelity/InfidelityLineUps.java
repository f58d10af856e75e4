package org.ascribe.study.taylor.infidelity;

import java.util.ArrayList;
import java.util.List;
import org.ascribe.result.OnlyShows;
import org.ascribe.study.taylor.principles.LineUp;
import org.ascribe.study.taylor.principles.PrincipleTable;

/** The methods that are compared by their infidelity, as contenders are named, which says what the paper leaves open. */
@OnlyShows
final class InfidelityLineUps {

    /** The six of the figure: baselines around x, as the paper says, with the least of the deviations; the larger of its patches. */
    static final LineUp PRINTED = new LineUp(
            "as printed",
            "",
            List.of("GI", "Occ-1", InfidelityContenders.OCC_LARGE, "DL", "IG", InfidelityContenders.EG_NEAR));

    private InfidelityLineUps() {}

    /** All that a report compares: the printed one first, those that lack some of its methods last. */
    static List<LineUp> all() {
        List<LineUp> all = new ArrayList<>(
                List.of(PRINTED, PRINTED.with(InfidelityContenders.OCC_SMALL, InfidelityContenders.OCC_LARGE)));
        InfidelityContenders.EXPECTED.stream()
                .filter(name -> !name.equals(InfidelityContenders.EG_NEAR))
                .forEach(name -> all.add(PRINTED.with(name, InfidelityContenders.EG_NEAR)));
        PRINTED.methods().forEach(method -> all.add(PRINTED.without(method)));
        all.add(PRINTED.without(InfidelityContenders.OCC_LARGE, InfidelityContenders.EG_NEAR));
        return all;
    }

    /**
     * How many principles a method follows according to the paper. Expected Gradients from baselines that are not around x counts as
     * many as Integrated Gradients: it is not unbiased.
     */
    static double principles(String method) {
        return PrincipleTable.printedCount(
                switch (method) {
                    case InfidelityContenders.OCC_LARGE -> InfidelityContenders.OCC_SMALL;
                    case InfidelityContenders.EG_BLACK, InfidelityContenders.EG_DATA -> "IG";
                    default -> method.startsWith("EG") ? "EG" : method;
                });
    }
}
