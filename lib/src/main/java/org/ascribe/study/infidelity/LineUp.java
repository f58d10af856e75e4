package org.ascribe.study.infidelity;

import java.util.ArrayList;
import java.util.List;
import org.ascribe.study.principles.PrincipleTable;

/**
 * Methods that are compared.
 *
 * @param name what sets it apart
 * @param methods as contenders are named, which says what the paper leaves open
 */
record LineUp(String name, List<String> methods) {

    /** The six of the figure: baselines around x, as the paper says, with the least of the deviations; the larger of its patches. */
    static final LineUp PRINTED =
            new LineUp("as printed", List.of("GI", "Occ-1", Contenders.OCC_LARGE, "DL", "IG", Contenders.EG_NEAR));

    LineUp {
        methods = List.copyOf(methods);
    }

    /** All that a report compares: the printed one first, those that lack some of its methods last. */
    static List<LineUp> all() {
        List<LineUp> all = new ArrayList<>(List.of(PRINTED, PRINTED.with(Contenders.OCC_SMALL, Contenders.OCC_LARGE)));
        Contenders.EXPECTED.stream()
                .filter(name -> !name.equals(Contenders.EG_NEAR))
                .forEach(name -> all.add(PRINTED.with(name, Contenders.EG_NEAR)));
        PRINTED.methods.forEach(method -> all.add(PRINTED.without(method)));
        all.add(PRINTED.without(Contenders.OCC_LARGE, Contenders.EG_NEAR));
        return all;
    }

    LineUp with(String method, String inPlaceOf) {
        List<String> changed = methods.stream()
                .map(name -> name.equals(inPlaceOf) ? method : name)
                .toList();
        return new LineUp("with " + method + " for " + inPlaceOf, changed);
    }

    LineUp without(String... left) {
        List<String> rest =
                methods.stream().filter(name -> !List.of(left).contains(name)).toList();
        return new LineUp("without " + String.join(" and ", left), rest);
    }

    double[] principles() {
        return methods.stream().mapToDouble(LineUp::principles).toArray();
    }

    /**
     * How many principles a method follows according to the paper. Expected Gradients from baselines that are not around x counts as
     * many as Integrated Gradients: it is not unbiased.
     */
    static double principles(String method) {
        return PrincipleTable.printedCount(
                switch (method) {
                    case Contenders.OCC_LARGE -> Contenders.OCC_SMALL;
                    case Contenders.EG_BLACK, Contenders.EG_DATA -> "IG";
                    default -> method.startsWith("EG") ? "EG" : method;
                });
    }
}
