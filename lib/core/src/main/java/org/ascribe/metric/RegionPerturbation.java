package org.ascribe.metric;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ascribe.ScalarFunction;
import org.ascribe.sampling.Sampler;

/**
 * Region perturbation: the area under {@code ȳ⁽ˡ⁾ / |f(x)|}, l = 0 … L, the mean score when the l most relevant regions of a picture
 * are random; lower is better (AUPC).
 *
 * <ul>
 *   <li>Regions are squares without overlap, most relevant first by the mean of |map|, where the map is signed with channels
 *       summed. At step l the next one is replaced, through all channels, in P ways; ȳ⁽ˡ⁾ is the mean of f over them, and the
 *       picture whose f is nearest to the median (the first such) goes on to step l + 1.
 *   <li>Shapes: images. f should be a logit, as in the paper's code. Without unit; infinite where f(x) = 0. The area is Simpson's
 *       over L + 1 points a unit apart, so a map that points nowhere scores about L.
 *   <li>Cost: a forward for each of P replacements in L steps, times the runs.
 *   <li>Standard error: of the area, from independent runs; empty for a single one, as the paper has it. One run's steps hang
 *       together, so that the spread within a step would understate it.
 *   <li>It judges |a|: what speaks against the target counts as much as what speaks for it.
 * </ul>
 *
 * Samek et al. 2017; in this form Goh et al. 2021 (SmoothTaylor), equations 11 and 12.
 *
 * @param side of a region, in pixels
 * @param steps L
 * @param samples P
 * @param replacement what pixels are replaced with, in units of the input; draw {@code (rL + l - 1)P + p} serves run r, step l
 * @param runs how often the whole is done, each time with other draws
 * @param mode the published code, or the published text
 */
public record RegionPerturbation(int side, int steps, int samples, Sampler replacement, int runs, Mode mode)
        implements CurveMetric {

    /** Where the published code differs from the text. */
    public enum Mode {
        /**
         * The code: no region starts at the last row or column where it would fit; {@link
         * Simpson#MEAN_OF_TRAPEZIA_AT_BOTH_ENDS}.
         */
        PAPER(1, Simpson.MEAN_OF_TRAPEZIA_AT_BOTH_ENDS),
        /** Regions start wherever they fit; {@link Simpson#PARABOLA_AT_THE_END}. */
        EXACT(0, Simpson.PARABOLA_AT_THE_END);

        private final int startsLeftOut;
        private final Simpson simpson;

        Mode(int startsLeftOut, Simpson simpson) {
            this.startsLeftOut = startsLeftOut;
            this.simpson = simpson;
        }
    }

    /**
     * Checks the sizes.
     *
     * @param side of a region
     * @param steps L
     * @param samples P
     * @param replacement what pixels are replaced with
     * @param runs how often the whole is done
     * @param mode the published code, or the published text
     * @throws IllegalArgumentException if a size is not positive
     */
    public RegionPerturbation {
        if (side < 1 || steps < 1 || samples < 1 || runs < 1) {
            throw new IllegalArgumentException("side, steps, samples, runs: " + side + ", " + steps + ", " + samples
                    + ", " + runs + "; expected 1 or more each");
        }
    }

    /**
     * As in the paper: k = 15, L = 30, P = 50, one run, {@link Mode#PAPER}.
     *
     * @param replacement what pixels are replaced with: uniform in the range of the pixels, in units of the input
     * @return the paper's settings
     */
    public static RegionPerturbation paper(Sampler replacement) {
        return new RegionPerturbation(15, 30, 50, replacement, 1, Mode.PAPER);
    }

    /**
     * With other draws.
     *
     * @param other what pixels are replaced with
     * @return a copy
     */
    public RegionPerturbation withReplacement(Sampler other) {
        return new RegionPerturbation(side, steps, samples, other, runs, mode);
    }

    @Override
    public Direction direction() {
        return Direction.LOWER_IS_BETTER;
    }

    @Override
    public List<Curve> curves(ScalarFunction f, NDArray x, NDArray a) {
        if (x.getShape().dimension() != 4) {
            throw new IllegalArgumentException(
                    "batch: shape " + x.getShape() + "; regions need images, [n, channels, height, width]");
        }
        List<List<Region>> regions = Arrays.stream(Maps.ofImages(a))
                .map(map -> Region.ranked(map, side, steps, mode.startsLeftOut))
                .toList();
        RegionChain chain = new RegionChain(f, regions, samples, replacement);
        double[] before = Portions.before(f, x);
        double[][][] means = IntStream.range(0, runs)
                .mapToObj(r -> chain.means(x, r * steps * samples))
                .toArray(double[][][]::new);
        return IntStream.range(0, before.length)
                .mapToObj(i ->
                        curve(before[i], Arrays.stream(means).map(run -> run[i]).toArray(double[][]::new)))
                .toList();
    }

    /** The mean curve of one picture's runs. */
    private Curve curve(double before, double[][] runs) {
        double[][] points = Arrays.stream(runs)
                .map(means -> DoubleStream.concat(DoubleStream.of(before), Arrays.stream(means))
                        .map(y -> y / Math.abs(before))
                        .toArray())
                .toArray(double[][]::new);
        SampleMean area = SampleMean.of(
                Arrays.stream(points).mapToDouble(mode.simpson::area).toArray());
        List<Double> mean = IntStream.rangeClosed(0, steps)
                .mapToObj(l -> Arrays.stream(points)
                        .mapToDouble(run -> run[l])
                        .average()
                        .orElseThrow())
                .toList();
        return new Curve(mean, area.value(), area.standardError());
    }
}
