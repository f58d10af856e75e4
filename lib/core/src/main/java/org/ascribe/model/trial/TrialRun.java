package org.ascribe.model.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ascribe.autograd.SliceSize;
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
    private final List<Integer> samples;
    private final double[] parametersBefore;
    private final Lazy<List<TrialAnswer>> alone = new Lazy<>(this::singles);
    private final Lazy<List<TrialAnswer>> aloneAgain = new Lazy<>(this::singles);
    private final Lazy<Gathering> gathering = new Lazy<>(this::gathered);
    private final Lazy<TrialAnswer> togetherAgain = new Lazy<>(() -> answer(company()));
    private final Lazy<Boolean> indifferent;

    /** The samples of one batch, and what is found for them. */
    private record Gathering(List<Integer> company, TrialAnswer together) {}

    TrialRun(TrialSubject subject) {
        this.subject = subject;
        int rows = subject.inputShape().size() > LARGE ? FEW : MANY;
        this.samples = IntStream.range(0, rows).boxed().toList();
        this.parametersBefore = subject.parameters().get();
        this.indifferent = new Lazy<>(() -> isIndifferent(Agreement.tolerance(subject.type())));
    }

    TrialSubject subject() {
        return subject;
    }

    /** Numbers that change when a parameter does, from before the first pass. */
    double[] parametersBefore() {
        return parametersBefore;
    }

    /** Length of a row of scores, once {@link AnswersSamples} has seen that there is one. */
    public int classes() {
        return alone().stream()
                .filter(TrialAnswer::isGiven)
                .mapToInt(answer -> answer.scores()[0].length)
                .findFirst()
                .orElseThrow();
    }

    /** What is found for each sample by itself. */
    List<TrialAnswer> alone() {
        return alone.get();
    }

    /** The same, asked once more. */
    List<TrialAnswer> aloneAgain() {
        return aloneAgain.get();
    }

    /**
     * The samples of one batch: those that have an answer by themselves, all if none has one, fewer where memory does not suffice.
     */
    List<Integer> company() {
        return gathering.get().company();
    }

    /** What is found for all of the company in one batch. */
    TrialAnswer together() {
        return gathering.get().together();
    }

    private Gathering gathered() {
        List<Integer> given =
                samples.stream().filter(i -> alone().get(i).isGiven()).toList();
        List<Integer> company = given.isEmpty() ? samples : given;
        while (true) {
            try {
                return new Gathering(company, answer(company));
            } catch (RuntimeException e) {
                company = company.subList(
                        0, size().fewer(company.size(), subject.inputShape().size(), e));
            }
        }
    }

    /** The same, asked once more. */
    TrialAnswer togetherAgain() {
        return togetherAgain.get();
    }

    /** Whether samples are seen to have the same scores by themselves as among others. */
    boolean companyIsIndifferent() {
        return indifferent.get();
    }

    private boolean isIndifferent(double tolerance) {
        return company().size() > 1
                && together().isGiven()
                && alone().stream().anyMatch(TrialAnswer::isGiven)
                && (isAsAlone(tolerance) || isAsAlone(Agreement.COARSE) && othersAreIndifferent(tolerance));
    }

    private boolean isAsAlone(double tolerance) {
        double[][] singles =
                company().stream().map(i -> alone().get(i).scores()[0]).toArray(double[][]::new);
        return Agreement.of(together().scores(), singles, tolerance);
    }

    /** Whether rows stay as they are when those between them are others: then it was a kernel for another size that rounded. */
    private boolean othersAreIndifferent(double tolerance) {
        List<Integer> company = company();
        int n = company.size();
        return IntStream.range(0, 2).allMatch(odd -> {
            TrialAnswer answer = answer(IntStream.range(0, n)
                    .mapToObj(i -> company.get(i % 2 == odd ? i : (i + 1) % n))
                    .toList());
            return answer.isGiven() && Agreement.of(every(odd, together()), every(odd, answer), tolerance);
        });
    }

    private static double[][] every(int odd, TrialAnswer answer) {
        double[][] rows = answer.scores();
        return IntStream.range(0, rows.length)
                .filter(i -> i % 2 == odd)
                .mapToObj(i -> rows[i])
                .toArray(double[][]::new);
    }

    private List<TrialAnswer> singles() {
        return samples.stream().map(this::single).toList();
    }

    private TrialAnswer single(int sample) {
        try {
            return answer(List.of(sample));
        } catch (RuntimeException e) {
            // Throws what to do.
            size().fewer(1, subject.inputShape().size(), e);
            throw e;
        }
    }

    private SliceSize size() {
        return SliceSize.byBackwards(subject.manager().getDevice()).get(0);
    }

    private TrialAnswer answer(List<Integer> rows) {
        try (NDManager scope = subject.manager().newSubManager()) {
            return TrialAnswer.of(subject.outputs().apply(new NDList(batch(scope, rows))), rows.size());
        } catch (RuntimeException e) {
            if (SliceSize.isOutOfMemory(e)) {
                throw e;
            }
            return TrialAnswer.failed(e);
        }
    }

    private NDArray batch(NDManager scope, List<Integer> rows) {
        NDList batch = new NDList();
        rows.forEach(i -> batch.add(Tensors.of(scope, subject.type(), sample(i), subject.one())));
        return batch.size() == 1 ? batch.head() : NDArrays.concat(batch);
    }

    /** Not the engine's random numbers: whoever trains has seeded those. */
    private double[] sample(int row) {
        double[] sample = new double[Math.toIntExact(subject.inputShape().size())];
        Random random = new Random(row);
        Arrays.setAll(sample, i -> row == 0 ? 0 : row % 2 == 1 ? random.nextGaussian() : random.nextDouble());
        return sample;
    }
}
