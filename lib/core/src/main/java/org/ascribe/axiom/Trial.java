package org.ascribe.axiom;

import java.util.List;

/**
 * One question, and what a method answered.
 *
 * @param specimen what the question was made of
 * @param question what was asked
 * @param answers one for each ask
 * @param breach by how much the axiom was missed
 */
public record Trial(Specimen specimen, Question question, List<Answer> answers, Breach breach) {

    /**
     * The size of the breach as a part of the magnitude of the nets.
     *
     * @return what is held against a tolerance
     */
    public double relative() {
        return breach.size() / question.magnitude();
    }
}
