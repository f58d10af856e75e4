package org.ascribe.axiom;

import java.util.Locale;
import org.ascribe.axiom.net.Written;

/** What a search says of a method and an axiom. It never says that the axiom holds, only that nothing was found. */
public sealed interface Verdict {

    /**
     * How many questions were answered.
     *
     * @return the number before shrinking
     */
    int trials();

    /**
     * Nothing was found.
     *
     * @param trials how many questions were answered
     * @param tolerance what was let pass, as a part of the magnitude of the nets
     * @param largest the largest breach of all, as a part of the magnitude of the nets
     */
    record Holds(int trials, double tolerance, double largest) implements Verdict {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "holds on %d trials at tolerance %.0e", trials, tolerance);
        }
    }

    /**
     * A counter-example was found.
     *
     * @param trials how many questions were answered until then
     * @param counterExample the smallest that shrinking came to
     */
    record Broken(int trials, CounterExample counterExample) implements Verdict {
        @Override
        public String toString() {
            return "broken by " + Written.number(counterExample.breach().size()) + ": "
                    + counterExample.breach().words();
        }
    }

    /**
     * Nothing could be asked.
     *
     * @param why the method refuses, or the axiom has nothing to say of it
     */
    record Silent(String why) implements Verdict {
        @Override
        public int trials() {
            return 0;
        }

        @Override
        public String toString() {
            return "not asked: " + why;
        }
    }
}
