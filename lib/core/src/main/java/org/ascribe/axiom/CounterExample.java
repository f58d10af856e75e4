package org.ascribe.axiom;

import java.nio.file.Path;
import java.util.List;
import org.ascribe.AttributionMethod;

/**
 * A net and inputs at which a method breaks an axiom, with what the method answered there. The question follows from the specimen, and the
 * size of the breach from the answers; both are found anew, without the method, when one is made or read from a file.
 *
 * @param method the method with its settings, as it writes itself
 * @param axiom what it breaks
 * @param specimen the net and inputs
 * @param answers what the method answered, one for each ask of the question
 */
public record CounterExample(String method, Axiom axiom, Specimen specimen, List<Answer> answers) {

    /**
     * Checks that the axiom is broken.
     *
     * @param method the method as it writes itself
     * @param axiom what it breaks
     * @param specimen the net and inputs
     * @param answers what the method answered
     * @throws IllegalArgumentException if the axiom asks nothing of the specimen, there are more or fewer answers than it asks for, or they
     *     do not break it
     */
    public CounterExample {
        answers = List.copyOf(answers);
        Question question = question(axiom, specimen);
        if (answers.size() != question.asks().size()) {
            throw new IllegalArgumentException("answers: " + answers.size() + "; expected "
                    + question.asks().size() + ", as many as " + axiom.name() + " asks for");
        }
        Breach breach = breach(question, answers);
        double least = axiom.tolerance() * question.magnitude();
        if (!(breach.size() > least)) {
            throw new IllegalArgumentException("answers: " + axiom.name() + " is missed by " + breach.size() + " ("
                    + breach.words() + "); expected more than " + least + ", else it is no counter-example");
        }
    }

    static CounterExample of(AttributionMethod method, Axiom axiom, Trial trial) {
        return new CounterExample(method.toString(), axiom, trial.specimen(), trial.answers());
    }

    /**
     * Reads a file that {@link #save} wrote.
     *
     * @param file the file
     * @return the counter-example, whose answers still break the axiom
     * @throws IllegalArgumentException if it is no such file, names an axiom that there is not, or what is in it does not break it by the size
     *     that it says
     */
    public static CounterExample load(Path file) {
        return CounterExampleFile.read(file);
    }

    /**
     * Writes a file, whole or not at all.
     *
     * @param file where to; an existing one is replaced
     * @return the file
     */
    public Path save(Path file) {
        return CounterExampleFile.write(this, file);
    }

    /**
     * What {@link #json} wrote.
     *
     * @param json the text
     * @return the counter-example
     * @throws IllegalArgumentException as {@link #load}
     */
    public static CounterExample ofJson(String json) {
        return CounterExampleFile.parsed(json, "json");
    }

    /**
     * All of it as text, for a row of results.
     *
     * @return what {@link #save} writes
     */
    public String json() {
        return CounterExampleFile.text(this);
    }

    /**
     * What the method was asked.
     *
     * @return the question of the axiom about the specimen
     */
    public Question question() {
        return question(axiom, specimen);
    }

    /**
     * By how much the axiom is broken.
     *
     * @return the size, and what is and what should be
     */
    public Breach breach() {
        return breach(question(), answers);
    }

    /**
     * Asks a method anew, be it the one that broke the axiom or another.
     *
     * @param examiner asks the method
     * @return what it answers now, and by how much that misses the axiom
     * @throws IllegalArgumentException if the method refuses the net
     */
    public Trial again(Examiner examiner) {
        return examiner.ask(axiom, specimen);
    }

    private static Question question(Axiom axiom, Specimen specimen) {
        return axiom.question(specimen)
                .orElseThrow(() -> new IllegalArgumentException(
                        "specimen: " + specimen + "; expected one that " + axiom.name() + " has a question about"));
    }

    private static Breach breach(Question question, List<Answer> answers) {
        return question.judgement().of(answers).orElse(new Breach(0, "nothing to say"));
    }
}
