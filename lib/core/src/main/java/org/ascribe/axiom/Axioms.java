package org.ascribe.axiom;

import java.util.List;
import org.ascribe.failure.UnknownName;

/** All axioms there are. One line here, and the search, the command and the table know it. */
public final class Axioms {

    private static final List<Axiom> ALL = List.of(
            new Completeness(),
            new SensitivityA(),
            new SensitivityB(),
            new ImplementationInvariance(),
            new Linearity(),
            new Symmetry(),
            new Conservation(),
            new Positivity(),
            new Continuity(),
            new InputShiftInvariance(),
            new AffineScaleInvariance(),
            new DemandMonotonicity());

    private Axioms() {}

    /**
     * All of them.
     *
     * @return each once
     */
    public static List<Axiom> all() {
        return ALL;
    }

    /**
     * The axiom of a name.
     *
     * @param name as {@link Axiom#name} has it; of implementation invariance by one rewrite such as
     *     {@code implementation-invariance/unit-split}
     * @return the axiom
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public static Axiom named(String name) {
        return ALL.stream()
                .filter(axiom -> axiom.name().equals(name))
                .findFirst()
                .or(() -> ImplementationInvariance.named(name))
                .orElseThrow(() -> UnknownName.exception(
                        "axiom", name, ALL.stream().map(Axiom::name).toList()));
    }
}
