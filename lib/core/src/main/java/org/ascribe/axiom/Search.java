package org.ascribe.axiom;

import java.util.ArrayList;
import java.util.List;
import org.ascribe.AttributionMethod;

/**
 * The search for a counter-example: random nets, several inputs each, until a clear breach is found or all nets are asked about; then what was
 * found is shrunk. The same search finds the same.
 *
 * @param nets how many
 * @param inputs how many for each net
 * @param shrinkings how many trials shrinking may take
 * @param seed what the nets and inputs follow from
 */
public record Search(int nets, int inputs, int shrinkings, long seed) {

    /** A breach that no one needs to look for further, as a part of the magnitude of the nets. */
    private static final double CLEAR = 0.05;

    /** Of 100 nets with 16 inputs each. */
    public static final Search STANDARD = new Search(100, 16, 4000, 0);

    /**
     * Checks the numbers.
     *
     * @param nets one or more
     * @param inputs one or more
     * @param shrinkings 0 or more
     * @param seed any number
     * @throws IllegalArgumentException if there are no nets, or no inputs
     */
    public Search {
        if (nets < 1 || inputs < 1) {
            throw new IllegalArgumentException(
                    "nets: " + nets + " with " + inputs + " inputs each; expected one or more of both");
        }
    }

    /**
     * What can be said of a method and an axiom.
     *
     * @param method the method, of vectors
     * @param axiom the axiom
     * @return that nothing was found, a counter-example, or why nothing could be asked
     */
    public Verdict verdict(AttributionMethod method, Axiom axiom) {
        return verdict(new Examiner(method), axiom);
    }

    /**
     * As {@link #verdict(AttributionMethod, Axiom)}, with samples laid out as the examiner says.
     *
     * @param examiner asks the method
     * @param axiom the axiom
     * @return the verdict
     */
    public Verdict verdict(Examiner examiner, Axiom axiom) {
        RandomSpecimens specimens = new RandomSpecimens(seed);
        List<String> refusals = new ArrayList<>();
        Trial worst = null;
        int trials = 0;
        for (int n = 0; n < nets && (worst == null || worst.relative() < CLEAR); n++) {
            Examination found = examiner.examine(axiom, specimens.family(n, inputs));
            refusals.addAll(found.refusals());
            trials += found.trials().size();
            for (Trial trial : found.trials()) {
                worst = worst == null || trial.relative() > worst.relative() ? trial : worst;
            }
        }
        if (worst == null) {
            return new Verdict.Silent(
                    refusals.isEmpty() ? axiom.name() + " has nothing to say about these nets" : refusals.get(0));
        }
        if (worst.relative() <= axiom.tolerance()) {
            return new Verdict.Holds(trials, axiom.tolerance(), worst.relative());
        }
        double enough = Math.max(axiom.tolerance(), Math.min(worst.relative() / 2, CLEAR));
        Trial smallest = new Shrinking(examiner, axiom, enough, shrinkings, worst).run();
        return new Verdict.Broken(trials, CounterExample.of(examiner.method(), axiom, smallest));
    }
}
