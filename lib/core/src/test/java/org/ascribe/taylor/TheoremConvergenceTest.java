package org.ascribe.taylor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.ascribe.AttributionMethod;
import org.ascribe.baseline.Baseline;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.nets.Nets;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.perturbation.ShapleyValues;

/** The theorems on analytic nets, where an expansion leaves less and less out; and two ways to the same reformulation. */
class TheoremConvergenceTest {

    @Provide
    Arbitrary<Nets> analytic() {
        return TaylorNets.analytic();
    }

    /** A baseline so near that every series converges: its way is a small part of the distance to the nearest singularity. */
    private static Baseline near(double[] x) {
        return Baseline.given(IntStream.range(0, x.length)
                .mapToDouble(i -> x[i] + 0.05 * (i % 2 == 0 ? 1 : -1))
                .toArray());
    }

    @Property(tries = 12)
    void insideTheRadiusTheErrorFallsWithTheOrder(@ForAll("analytic") Nets net, @ForAll ExpansionPoint at) {
        double[] x = net.input(0);
        Baseline baseline = near(x);
        FeatureGroups single = FeatureGroups.single();
        Assignment occluded = at == ExpansionPoint.SAMPLE ? new IndependentOnly() : new WholeToEach();
        try (Explained explained = new Explained(net, x)) {
            falls(explained, new IntegratedGradients().withBaseline(baseline), baseline, at, new ByExponent());
            falls(explained, new ShapleyValues(baseline, single), baseline, at, new InEqualParts());
            falls(explained, new Occlusion(baseline, single), baseline, at, occluded);
        }
    }

    /** The larger error of two orders, as a term may be 0 by chance: tenfold from the first two to the fifth and sixth. */
    private static void falls(
            Explained explained,
            AttributionMethod method,
            Baseline baseline,
            ExpansionPoint at,
            Assignment assignment) {
        double[] errors = IntStream.rangeClosed(1, 6)
                .mapToDouble(order -> explained.distance(
                        method, new TaylorAttribution(baseline, FeatureGroups.single(), at, order, assignment)))
                .toArray();
        double early = Math.max(errors[0], errors[1]);
        assertThat(Math.max(errors[4], errors[5])).isLessThan(Math.max(early / 10, 1e-12));
    }

    @Property(tries = 20)
    void termsAndDirectionalSeriesGiveTheSameIntegratedGradients(
            @ForAll("analytic") Nets net, @ForAll ExpansionPoint at, @ForAll @IntRange(min = 1, max = 6) int order) {
        Baseline baseline = Baseline.given(net.input(1));
        try (Explained explained = new Explained(net, net.input(0))) {
            explained.agree(
                    new TaylorIntegratedGradients(baseline, at).withOrder(order),
                    new TaylorAttribution(baseline, FeatureGroups.single(), at, order, new ByExponent()),
                    1e-10);
        }
    }

    @Property(tries = 20)
    void termsAndDirectionalSeriesGiveTheSameOcclusion(
            @ForAll("analytic") Nets net, @ForAll @IntRange(min = 1, max = 6) int order) {
        Baseline baseline = Baseline.given(net.input(1));
        int[] patches = IntStream.range(0, net.inputs()).map(i -> i / 2).toArray();
        FeatureGroups single = FeatureGroups.single();
        try (Explained explained = new Explained(net, net.input(0))) {
            explained.agree(
                    new TaylorOcclusion(baseline, single).withOrder(order),
                    new TaylorAttribution(baseline, order, new IndependentOnly()),
                    1e-10);
            explained.agree(
                    new TaylorOcclusion(baseline, FeatureGroups.labelled(patches)).withOrder(order),
                    new TaylorAttribution(baseline, order, InsidePatches.of(patches)),
                    1e-10);
        }
    }
}
