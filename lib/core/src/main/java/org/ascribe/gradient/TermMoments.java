package org.ascribe.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.function.Supplier;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.engine.BatchSize;
import org.ascribe.engine.Copies;
import org.ascribe.engine.Views;
import org.ascribe.sampling.Moments;
import org.ascribe.sampling.Sampler;
import org.jspecify.annotations.Nullable;

/**
 * Moments of a term over numbered draws, many at a time; memory does not grow with their number.
 *
 * @param values of the term
 * @param outputs f at the baselines of the term, where it has them
 * @param errors estimates for the integrals in the term, where it has them
 */
record TermMoments(Moments values, Moments outputs, Moments errors) {

    /** What is averaged. */
    @FunctionalInterface
    interface Term {

        /**
         * The term for some rows, each with its own draws.
         *
         * @param f bound to the rows
         * @param x the sample of each row, {@code [r, ...]}
         * @param drawn for each sampler, the draw of each row, {@code [r, ...]}
         * @return one number per feature and row
         */
        Scores of(ScalarFunction f, NDArray x, NDArray... drawn);
    }

    /**
     * Over the draws 0 to samples − 1 of all samplers; the moments live on x's manager. Draws that belong together count as one, so
     * that the standard error of the mean is that of independent numbers.
     */
    static TermMoments over(int samples, ScalarFunction f, NDArray x, Term term, Sampler... samplers) {
        int together = Samples.together(samplers);
        return over(() -> Moments.ofMean(together), samples, f, x, term, samplers);
    }

    /** The same with every draw counted by itself, for the variance of the draws. */
    static TermMoments overEach(int samples, ScalarFunction f, NDArray x, Term term, Sampler... samplers) {
        return over(Moments::new, samples, f, x, term, samplers);
    }

    private static TermMoments over(
            Supplier<Moments> moments, int samples, ScalarFunction f, NDArray x, Term term, Sampler... samplers) {
        TermMoments e = new TermMoments(moments.get(), moments.get(), moments.get());
        int atOnce = BatchSize.atOnce(x);
        for (int from = 0; from < samples; from += atOnce) {
            e.take(from, Math.min(samples, from + atOnce), f, x, term, samplers);
        }
        return e;
    }

    /** The mean, with its standard error; that of the errors bounds the error of the mean. */
    Scores mean() {
        return Scores.of(values.mean())
                .fromOutput(meanOrNull(outputs))
                .withStandardError(values.standardError())
                .withQuadratureError(meanOrNull(errors));
    }

    private static @Nullable NDArray meanOrNull(Moments moments) {
        return moments.isEmpty() ? null : moments.mean();
    }

    /** The variance, with its standard error if the draws are independent. */
    Scores variance() {
        return Scores.of(values.variance()).withStandardError(values.varianceStandardError());
    }

    private void take(int from, int to, ScalarFunction f, NDArray x, Term term, Sampler... samplers) {
        int n = (int) x.getShape().get(0);
        int k = to - from;
        int[] rows = Copies.samples(k, n);
        try (NDManager scope = x.getManager().newSubManager()) {
            NDArray here = Views.of(x, scope);
            NDArray[] drawn = Arrays.stream(samplers)
                    .map(sampler -> rows(sampler.draws(here, from, to), k, n))
                    .toArray(NDArray[]::new);
            Scores scores = term.of(f.rows(rows), rows(here.expandDims(0), k, n), drawn);
            add(values, scores.values(), n, x);
            add(outputs, scores.baselineOutput(), n, x);
            add(errors, scores.errors().quadrature(), n, x);
        }
    }

    private static NDArray rows(NDArray draws, int k, int n) {
        return Copies.flat(
                draws.broadcast(new Shape(k, n).addAll(draws.getShape().slice(2))));
    }

    private static void add(Moments moments, @Nullable NDArray rows, int n, NDArray x) {
        if (rows != null) {
            moments.add(Copies.apart(rows, n), x.getManager());
        }
    }
}
