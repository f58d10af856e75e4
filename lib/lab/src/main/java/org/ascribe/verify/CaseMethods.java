package org.ascribe.verify;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every method whose cases can be computed. One line here is one room. */
final class CaseMethods {

    private static final Map<String, CaseMethod> ALL = joined(List.of(
            ForwardCases.all(),
            MetricCases.all(),
            GradientCases.all(),
            PerturbationCases.all(),
            PropagationCases.all(),
            RelevanceCases.all(),
            TaylorCases.all()));

    private CaseMethods() {}

    /**
     * All of them.
     *
     * @return by the name that {@code meta.json} gives the method
     */
    public static Map<String, CaseMethod> all() {
        return ALL;
    }

    private static Map<String, CaseMethod> joined(List<Map<String, CaseMethod>> rooms) {
        Map<String, CaseMethod> all = new TreeMap<>();
        for (Map<String, CaseMethod> room : rooms) {
            room.forEach((name, method) -> {
                if (all.put(name, method) != null) {
                    throw new IllegalStateException("two rooms answer the cases of " + name);
                }
            });
        }
        return Collections.unmodifiableMap(all);
    }
}
