package org.ascribe.axiom;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ascribe.AttributionMethod;
import org.ascribe.axiom.Question.Ask;
import org.ascribe.axiom.net.Form;
import org.ascribe.axiom.net.SmallNet;
import org.ascribe.engine.Tensors;
import org.ascribe.model.Model;

/**
 * Asks a method: each net is made a model once, and all its inputs are one batch.
 *
 * @param method the method
 * @param form how samples are laid out for it
 */
public record Examiner(AttributionMethod method, Form form) {

    /**
     * Asks a method of vectors.
     *
     * @param method the method
     */
    public Examiner(AttributionMethod method) {
        this(method, Form.VECTOR);
    }

    /**
     * One axiom, one specimen, as the caller wants it.
     *
     * @param axiom what is asked for
     * @param specimen a net and inputs
     * @return what came of it
     * @throws IllegalArgumentException if the axiom has nothing to say about the specimen, the method refuses the net, or f has no gradient at
     *     the input
     */
    public Trial ask(Axiom axiom, Specimen specimen) {
        double toKink = specimen.net().toKink(specimen.input());
        Examination found = examine(axiom, List.of(specimen));
        if (found.trials().isEmpty()) {
            throw new IllegalArgumentException("specimen: " + specimen + "; "
                    + (found.refusals().isEmpty()
                            ? toKink <= Question.KINK
                                    ? "f has no gradient there, a unit is at its kink; expected an input beside it"
                                    : axiom.name() + " has nothing to say about it"
                            : found.refusals().get(0)));
        }
        return found.trials().get(0);
    }

    /**
     * One axiom, several specimens.
     *
     * @param axiom what is asked for
     * @param specimens nets and inputs
     * @return a trial for each that the axiom makes a question of, the method answers, and the axiom has something to say about
     */
    public Examination examine(Axiom axiom, List<Specimen> specimens) {
        List<Specimen> asked = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        Map<SmallNet, List<double[]>> inputs = new LinkedHashMap<>();
        for (Specimen specimen : specimens) {
            axiom.question(specimen).ifPresent(question -> {
                asked.add(specimen);
                questions.add(question);
                question.asks()
                        .forEach(ask -> inputs.computeIfAbsent(ask.net(), net -> new ArrayList<>())
                                .add(ask.input()));
            });
        }
        List<String> refusals = new ArrayList<>();
        Map<Ask, Answer> answers = new HashMap<>();
        inputs.forEach((net, batch) -> {
            try {
                answer(net, batch, answers);
            } catch (IllegalArgumentException | IllegalStateException e) {
                refusals.add(String.valueOf(e.getMessage()));
            }
        });
        List<Trial> trials = new ArrayList<>();
        for (int q = 0; q < questions.size(); q++) {
            Question question = questions.get(q);
            List<Answer> given = question.asks().stream()
                    .map(ask -> Optional.ofNullable(answers.get(new Ask("", ask.net(), ask.input()))))
                    .flatMap(Optional::stream)
                    .toList();
            if (given.size() == question.asks().size()) {
                Specimen specimen = asked.get(q);
                question.judgement()
                        .of(given)
                        .ifPresentOrElse(
                                breach -> trials.add(new Trial(specimen, question, given, breach)),
                                () -> refusals.add(axiom.name() + " has nothing to say of such answers"));
            }
        }
        return new Examination(trials, refusals);
    }

    private void answer(SmallNet net, List<double[]> batch, Map<Ask, Answer> answers) {
        try (Model model = net.model(form);
                NDManager scope = model.manager().newSubManager()) {
            double[] flat = batch.stream().flatMapToDouble(Arrays::stream).toArray();
            NDArray x = Tensors.of(scope, flat, new Shape(batch.size()).addAll(form.shape(net.inputs())));
            var attributions = method.attributeAll(model.target(0), x);
            for (int i = 0; i < batch.size(); i++) {
                answers.put(new Ask("", net, batch.get(i)), Answer.of(attributions.get(i)));
            }
        }
    }
}
