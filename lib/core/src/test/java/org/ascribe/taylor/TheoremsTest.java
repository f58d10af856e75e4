package org.ascribe.taylor;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ascribe.AttributionMethod;
import org.ascribe.baseline.Baseline;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.gradient.AveragedBaselines;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.perturbation.ShapleyValues;
import org.ascribe.sampling.Sampler;

/** The theorems of Deng et al. 2021 on polynomials, where an expansion to their degree leaves nothing out, and what goes beyond. */
class TheoremsTest {

    private static final int TRIES = 15;
    private static final double EXACT = 1e-10;

    @Provide
    Arbitrary<Nets> polynomials() {
        return TaylorNets.polynomials();
    }

    /** What a theorem says the method is, on this net, with a baseline other than 0. */
    private record Claim(Nets net, Baseline baseline, FeatureGroups groups) {

        static Claim of(Nets net) {
            return new Claim(net, Baseline.given(net.input(1)), FeatureGroups.single());
        }

        Claim grouped(FeatureGroups other) {
            return new Claim(net, baseline, other);
        }

        AttributionMethod terms(ExpansionPoint at, Assignment assignment) {
            return new TaylorAttribution(baseline, groups, at, TaylorNets.degree(net), assignment);
        }

        void holds(AttributionMethod method, ExpansionPoint at, Assignment assignment) {
            try (Explained explained = new Explained(net, net.input(0))) {
                explained.agree(method, terms(at, assignment), EXACT);
            }
        }
    }

    @Property(tries = TRIES)
    void theorem1GradientXInputIsTheFirstOrder(@ForAll("polynomials") Nets net) {
        Claim claim = new Claim(net, Baseline.zero(), FeatureGroups.single());
        claim.holds(new InputXGradient(), ExpansionPoint.SAMPLE, new FirstOrderOnly());
        Claim.of(net)
                .holds(new FirstOrderTaylor(Claim.of(net).baseline()), ExpansionPoint.SAMPLE, new FirstOrderOnly());
    }

    @Property(tries = TRIES)
    void theorem2OcclusionOfAFeatureIsWhatItDoesAlone(@ForAll("polynomials") Nets net) {
        Claim claim = Claim.of(net);
        AttributionMethod occlusion = new Occlusion(claim.baseline(), FeatureGroups.single());
        claim.holds(occlusion, ExpansionPoint.SAMPLE, new IndependentOnly());
        claim.holds(occlusion, ExpansionPoint.BASELINE, new WholeToEach());
    }

    @Property(tries = TRIES)
    void atTheBaselineTheIndependentTermsAreWhatAFeatureAddsToIt(@ForAll("polynomials") Nets net) {
        Claim claim = Claim.of(net);
        double[] x = net.input(0);
        try (Explained explained = new Explained(net, x)) {
            double[] found = explained.by(claim.terms(ExpansionPoint.BASELINE, new IndependentOnly()));
            for (int i = 0; i < x.length; i++) {
                double[] b = net.input(1);
                double before = explained.value(b);
                b[i] = x[i];
                double after = explained.value(b);
                // A difference is known to the rounding of the larger number, which may be either.
                double size = Math.max(1, Math.max(Math.abs(before), Math.abs(after)));
                assertThat(found[i]).isCloseTo(after - before, within(EXACT * size));
            }
        }
    }

    /** Features as the variables with patches in the assignment, or patches as the variables: the same numbers. */
    @Property(tries = TRIES)
    void theorem3OcclusionOfAPatchIsAllThatHappensInside(@ForAll("polynomials") Nets net) {
        int[] patches = IntStream.range(0, net.inputs()).map(i -> i / 2).toArray();
        Claim claim = Claim.of(net);
        AttributionMethod occlusion = new Occlusion(claim.baseline(), FeatureGroups.labelled(patches));
        claim.holds(occlusion, ExpansionPoint.SAMPLE, InsidePatches.of(patches));
        claim.grouped(FeatureGroups.labelled(patches)).holds(occlusion, ExpansionPoint.SAMPLE, new IndependentOnly());
    }

    /** The printed sum over i and j, both in the patch, counts every interaction twice: so read, it misses. */
    @Example
    void theorem3sPairsAreUnordered() {
        Nets net = new Nets(2, List.of(3), 2, Activation.SQUARE, 7);
        Claim claim = new Claim(net, Baseline.zero(), FeatureGroups.single());
        try (Explained explained = new Explained(net, net.input(0))) {
            TaylorTerms terms = explained.terms(
                    new TaylorExpansion(claim.baseline(), FeatureGroups.single(), ExpansionPoint.SAMPLE, 2));
            double once = terms.first(0)
                    + terms.first(1)
                    + terms.independent(0)
                    + terms.independent(1)
                    + terms.interactive(0, 1);
            double occluded = explained.by(Occlusion.of(FeatureGroups.labelled(0, 0)))[0];
            assertThat(once).isCloseTo(occluded, within(1e-13));
            assertThat(once + terms.interactive(0, 1) - occluded)
                    .isCloseTo(terms.interactive(0, 1), within(1e-13))
                    .matches(missed -> Math.abs(missed) > 0.01);
        }
    }

    @Property(tries = TRIES)
    void theorem5IntegratedGradientsPaysByExponent(@ForAll("polynomials") Nets net, @ForAll ExpansionPoint at) {
        Claim claim = Claim.of(net);
        claim.holds(new IntegratedGradients().withBaseline(claim.baseline()), at, new ByExponent());
    }

    /** A group gets what Integrated Gradients gives its features together. */
    @Property(tries = TRIES)
    void theorem5HoldsForGroups(@ForAll("polynomials") Nets net, @ForAll ExpansionPoint at) {
        FeatureGroups groups = FeatureGroups.blocks(2);
        Claim claim = Claim.of(net).grouped(groups);
        double[] x = net.input(0);
        try (Explained explained = new Explained(net, x)) {
            double[] ig = explained.by(new IntegratedGradients().withBaseline(claim.baseline()));
            double[] found = explained.by(claim.terms(at, new ByExponent()));
            double[] expected = new double[x.length];
            for (int[] group : groups.of(explained.f().inputShape())) {
                double sum = IntStream.of(group).mapToDouble(i -> ig[i]).sum();
                IntStream.of(group).forEach(i -> expected[i] = sum);
            }
            near(found, expected, EXACT);
        }
    }

    @Property(tries = TRIES)
    void theorem5sCorollaryExpectedGradientsIsItsMean(@ForAll("polynomials") Nets net, @ForAll ExpansionPoint at) {
        double[][] draws = IntStream.range(1, 5).mapToObj(net::input).toArray(double[][]::new);
        try (Explained explained = new Explained(net, net.input(0))) {
            double[] mean = new double[net.inputs()];
            for (double[] draw : draws) {
                double[] one = explained.by(new TaylorAttribution(
                        Baseline.given(draw), FeatureGroups.single(), at, TaylorNets.degree(net), new ByExponent()));
                IntStream.range(0, mean.length).forEach(i -> mean[i] += one[i] / draws.length);
            }
            near(mean, explained.by(new AveragedBaselines(Sampler.given(draws), draws.length)), EXACT);
        }
    }

    /** Not in the paper, whose last section leaves it to others. */
    @Property(tries = TRIES)
    void shapleyValuesShareEveryTermEqually(@ForAll("polynomials") Nets net, @ForAll ExpansionPoint at) {
        Claim claim = Claim.of(net);
        claim.holds(new ShapleyValues(claim.baseline(), FeatureGroups.single()), at, new InEqualParts());
        FeatureGroups groups = FeatureGroups.blocks(2);
        claim.grouped(groups).holds(new ShapleyValues(claim.baseline(), groups), at, new InEqualParts());
    }

    /** To second order two features share a term equally either way: the methods part at the third. */
    @Property(tries = TRIES)
    void onAQuadraticShapleyValuesAndIntegratedGradientsAreOne(@ForAll("polynomials") Nets net) {
        Claim claim = Claim.of(net);
        try (Explained explained = new Explained(net, net.input(0))) {
            double apart = explained.distance(
                    new IntegratedGradients().withBaseline(claim.baseline()),
                    new ShapleyValues(claim.baseline(), FeatureGroups.single()));
            assertThat(apart < 1e-12).isEqualTo(TaylorNets.degree(net) == 2);
        }
    }
}
