package org.ascribe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ascribe.engine.Tensors;

/**
 * A model with samples to try it with: zeros, numbers of a normal distribution, and numbers from 0 to 1 as pictures have them.
 * Each answer is computed when it is first asked for, so that an unsuspicious model costs one forward for each sample by itself
 * and one for all of them together.
 */
final class TrialRun {

    /** Samples of more numbers than this are taken from expensive models. */
    private static final long LARGE = 1 << 13;

    private static final int FEW = 3;

    /** So many that chance does not hide a dropout of a handful of units. */
    private static final int MANY = 12;

    private final TrialSubject subject;
    private final int rows;
    private final double[] parametersBefore;
    private final Answer[] alone;
    private final Answer[] aloneAgain;
    /** How many of the samples are in one batch: fewer where memory does not suffice for all. */
    private int company;

    private Answer together;
    private Answer togetherAgain;

    TrialRun(TrialSubject subject) {
        this.subject = subject;
        this.rows = subject.inputShape().size() > LARGE ? FEW : MANY;
        this.company = rows;
        this.parametersBefore = subject.parameters().get();
        this.alone = new Answer[rows];
        this.aloneAgain = new Answer[rows];
    }

    TrialSubject subject() {
        return subject;
    }

    String name() {
        return subject.name();
    }

    /** Numbers that change when a parameter does, from before the first pass. */
    double[] parametersBefore() {
        return parametersBefore;
    }

    DataType type() {
        return subject.type();
    }

    /** Length of a row of scores, once {@link AnswersSamples} has seen that there is one. */
    int classes() {
        return alone().stream()
                .filter(Answer::isGiven)
                .mapToInt(answer -> ClassScores.classes(answer.shapes()))
                .findFirst()
                .orElseThrow();
    }

    /** What is found for each sample by itself. */
    List<Answer> alone() {
        return each(alone);
    }

    /** The same, asked once more. */
    List<Answer> aloneAgain() {
        return each(aloneAgain);
    }

    /** What is found for all samples in one batch. */
    Answer together() {
        while (together == null) {
            try {
                together = answer(0, company);
            } catch (RuntimeException e) {
                company = size().fewer(company, subject.inputShape().size(), e);
            }
        }
        return together;
    }

    /** The same, asked once more. */
    Answer togetherAgain() {
        if (togetherAgain == null) {
            togetherAgain = answer(0, company);
        }
        return togetherAgain;
    }

    /** Whether every sample has the same scores by itself as among the others. */
    boolean companyIsIndifferent() {
        boolean given = together().isGiven();
        List<Answer> singles = alone().subList(0, company);
        if (!given || !singles.stream().allMatch(Answer::isGiven)) {
            return false;
        }
        double[] joined = singles.stream()
                .flatMapToDouble(answer -> Arrays.stream(answer.scores()))
                .toArray();
        return Agreement.of(together().scores(), joined, subject.type());
    }

    private List<Answer> each(Answer[] answers) {
        for (int i = 0; i < rows; i++) {
            if (answers[i] == null) {
                answers[i] = single(i);
            }
        }
        return List.of(answers);
    }

    private Answer single(int row) {
        try {
            return answer(row, row + 1);
        } catch (RuntimeException e) {
            // Throws what to do.
            size().fewer(1, subject.inputShape().size(), e);
            throw e;
        }
    }

    private SliceSize size() {
        return SliceSize.byBackwards(subject.manager().getDevice()).get(0);
    }

    private Answer answer(int from, int to) {
        try (NDManager scope = subject.manager().newSubManager()) {
            return Answer.of(subject.outputs().apply(new NDList(batch(scope, from, to))), to - from);
        } catch (RuntimeException e) {
            if (SliceSize.isOutOfMemory(e)) {
                throw e;
            }
            return Answer.failed(e);
        }
    }

    private NDArray batch(NDManager scope, int from, int to) {
        List<NDArray> samples = new ArrayList<>();
        Shape one = new Shape(1).addAll(subject.inputShape());
        for (int i = from; i < to; i++) {
            samples.add(Tensors.of(scope, subject.type(), sample(i), one));
        }
        return samples.size() == 1 ? samples.get(0) : NDArrays.concat(new NDList(samples));
    }

    /** Not the engine's random numbers: whoever trains has seeded those. */
    private double[] sample(int row) {
        int size = Math.toIntExact(subject.inputShape().size());
        Random random = new Random(row);
        return IntStream.range(0, size)
                .mapToDouble(i -> row == 0 ? 0 : row % 2 == 1 ? random.nextGaussian() : random.nextDouble())
                .toArray();
    }
}
