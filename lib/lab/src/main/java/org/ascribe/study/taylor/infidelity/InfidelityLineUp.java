package org.ascribe.study.taylor.infidelity;

import java.util.ArrayList;
import java.util.List;
import org.ascribe.result.OnlyShows;
import org.ascribe.study.taylor.principles.PrincipleTable;

/**
 * Methods that are compared.
 *
 * @param name what sets it apart
 * @param methods as contenders are named, which says what the paper leaves open
 */
@OnlyShows
record InfidelityLineUp(String name, List<String> methods) {

    /** The six of the figure: baselines around x, as the paper says, with the least of the deviations; the larger of its patches. */
    static final InfidelityLineUp PRINTED = new InfidelityLineUp(
            "as printed",
            List.of("GI", "Occ-1", InfidelityContenders.OCC_LARGE, "DL", "IG", InfidelityContenders.EG_NEAR));

    InfidelityLineUp {
        methods = List.copyOf(methods);
    }

    /** All that a report compares: the printed one first, those that lack some of its methods last. */
    static List<InfidelityLineUp> all() {
        List<InfidelityLineUp> all = new ArrayList<>(
                List.of(PRINTED, PRINTED.with(InfidelityContenders.OCC_SMALL, InfidelityContenders.OCC_LARGE)));
        InfidelityContenders.EXPECTED.stream()
                .filter(name -> !name.equals(InfidelityContenders.EG_NEAR))
                .forEach(name -> all.add(PRINTED.with(name, InfidelityContenders.EG_NEAR)));
        PRINTED.methods.forEach(method -> all.add(PRINTED.without(method)));
        all.add(PRINTED.without(InfidelityContenders.OCC_LARGE, InfidelityContenders.EG_NEAR));
        return all;
    }

    InfidelityLineUp with(String method, String inPlaceOf) {
        List<String> changed = methods.stream()
                .map(name -> name.equals(inPlaceOf) ? method : name)
                .toList();
        return new InfidelityLineUp("with " + method + " for " + inPlaceOf, changed);
    }

    InfidelityLineUp without(String... left) {
        List<String> rest =
                methods.stream().filter(name -> !List.of(left).contains(name)).toList();
        return new InfidelityLineUp("without " + String.join(" and ", left), rest);
    }

    double[] principles() {
        return methods.stream().mapToDouble(InfidelityLineUp::principles).toArray();
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
