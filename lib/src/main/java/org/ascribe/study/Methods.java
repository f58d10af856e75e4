package org.ascribe.study;

import java.util.List;
import org.ascribe.AttributionMethod;
import org.ascribe.Baseline;
import org.ascribe.FeatureGroups;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.propagation.DeepLift;
import org.ascribe.taylor.ExpansionPoint;
import org.ascribe.taylor.FirstOrderTaylor;
import org.ascribe.taylor.TaylorIntegratedGradients;
import org.ascribe.taylor.TaylorOcclusion;

/** All attribution methods there are, with what each promises. One line here, and a method is held to the contract of all. */
public final class Methods {

    private static final List<Entry> ALL = List.of(
            new Entry(new InputXGradient(), false),
            new Entry(new IntegratedGradients(), true),
            new Entry(Occlusion.one(), false),
            new Entry(new DeepLift(), true),
            new Entry(new FirstOrderTaylor(Baseline.zero()), false),
            new Entry(new TaylorOcclusion(Baseline.zero(), FeatureGroups.single()), false),
            new Entry(new TaylorIntegratedGradients(Baseline.zero()), false),
            new Entry(new TaylorIntegratedGradients(Baseline.zero(), ExpansionPoint.BASELINE), false));

    private Methods() {}

    /**
     * A method and its promise.
     *
     * @param method with its usual hyperparameters
     * @param complete whether it sums to f(x) − f(baseline) on every smooth function
     */
    public record Entry(AttributionMethod method, boolean complete) {}

    /**
     * All of them.
     *
     * @return one entry each
     */
    public static List<Entry> all() {
        return ALL;
    }
}
