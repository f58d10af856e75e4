package org.ascribe.axiom;

import java.util.Optional;

/**
 * Something that a method of attribution should do, and that can be seen to fail: of a small net and an input it makes a question whose
 * right answer is known without any method.
 *
 * <p>An axiom is one file, and a line in {@link Axioms}. The baseline is zero throughout, as is that of methods as they come.
 */
public interface Axiom {

    /**
     * The name on the command line and in tables.
     *
     * @return lower case, words joined by hyphens
     */
    String name();

    /**
     * What a method should do.
     *
     * @return a sentence
     */
    String statement();

    /**
     * Who asks for it, and where.
     *
     * @return a paper and a place in it
     */
    String source();

    /**
     * By how much a method may miss it, as a part of the magnitude of the nets it is asked about, see {@link Question#magnitude}.
     *
     * @return 1e-8, unless the axiom is about something else than equality
     */
    default double tolerance() {
        return 1e-8;
    }

    /**
     * What a method is asked.
     *
     * @param specimen a net and inputs
     * @return the question, or empty where the axiom has nothing to say about these
     */
    Optional<Question> question(Specimen specimen);
}
