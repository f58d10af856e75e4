package org.ascribe.study.infidelity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ascribe.study.PaperTable;

/**
 * Methods that are compared, one for each of the paper's, or for some of them.
 *
 * @param name what sets it apart
 * @param methods the paper's name of each → ours, which says what the paper leaves open
 */
record LineUp(String name, Map<String, String> methods) {

    /** How many principles a method follows: its ticks, and a half for the paper's "partially". */
    static final PaperTable PRINCIPLES = PaperTable.of("Deng et al. 2021, Table 2", "principles", 0, "followed")
            .row("GI", 0)
            .row("Occ-1", 0.5)
            .row("Occ-p", 0.5)
            .row("DL", 1)
            .row("IG", 2)
            .row("EG", 3);

    /** Baselines around x, as the paper says, with the least of the deviations; the larger of the paper's patches. */
    static final LineUp PRINTED = new LineUp(
            "as printed: " + Contenders.EG_NEAR + ", Occ-4x4",
            Stream.of("GI", "Occ-1", "Occ-p", "DL", "IG", "EG")
                    .collect(Collectors.toMap(name -> name, LineUp::ours, (one, other) -> one, LinkedHashMap::new)));

    LineUp {
        methods = Collections.unmodifiableMap(new LinkedHashMap<>(methods));
    }

    /** All that a report compares: the printed one first, those that lack one of its methods last. */
    static List<LineUp> all() {
        Stream<LineUp> other = Stream.concat(
                Stream.of(PRINTED.with("Occ-p", "Occ-2x2")),
                Contenders.EXPECTED.stream()
                        .filter(name -> !name.equals(Contenders.EG_NEAR))
                        .map(name -> PRINTED.with("EG", name)));
        Stream<LineUp> smaller = PRINTED.methods.keySet().stream().map(PRINTED::without);
        return Stream.of(Stream.of(PRINTED), other, smaller, Stream.of(PRINTED.without("Occ-p", "EG")))
                .flatMap(lineUps -> lineUps)
                .toList();
    }

    LineUp with(String method, String ours) {
        Map<String, String> changed = new LinkedHashMap<>(methods);
        changed.put(method, ours);
        return new LineUp("with " + ours, changed);
    }

    LineUp without(String... left) {
        Map<String, String> rest = new LinkedHashMap<>(methods);
        rest.keySet().removeAll(List.of(left));
        return new LineUp("without " + String.join(" and ", left), rest);
    }

    double[] principles() {
        return methods.keySet().stream().mapToDouble(LineUp::principles).toArray();
    }

    static double principles(String method) {
        return PRINCIPLES.value(method, "followed");
    }

    private static String ours(String method) {
        return method.equals("Occ-p") ? "Occ-4x4" : method.equals("EG") ? Contenders.EG_NEAR : method;
    }
}
