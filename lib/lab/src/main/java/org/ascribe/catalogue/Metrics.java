package org.ascribe.catalogue;

import java.util.List;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.metric.AverageTotalVariation;
import org.ascribe.metric.BoundingBoxAccuracy;
import org.ascribe.metric.Infidelity;
import org.ascribe.metric.MaximumSensitivity;
import org.ascribe.metric.Metric;
import org.ascribe.metric.MultiScaleTotalVariation;
import org.ascribe.metric.PerturbationCurve;
import org.ascribe.metric.RegionPerturbation;
import org.ascribe.metric.Scaling;
import org.ascribe.metric.SensitivityN;
import org.ascribe.sampling.Sampler;

/** All metrics there are, with their usual settings. One line here, and a metric is held to the contract of all. */
public final class Metrics {

    private static final Sampler NOISE = Sampler.gaussian(0.2, 0);

    private static final List<Entry> ALL = List.of(
            new Entry("infidelity", Infidelity.additive(NOISE, 100), Judges.SLOPES),
            new Entry("infidelity-scaled", Infidelity.additive(NOISE, 100).withScaling(Scaling.OPTIMAL), Judges.SLOPES),
            new Entry("infidelity-squares", Infidelity.squares(4), Judges.SHARES),
            new Entry("infidelity-squares-scaled", Infidelity.squares(4).withScaling(Scaling.OPTIMAL), Judges.SHARES),
            new Entry("morf", PerturbationCurve.morf(), Judges.SHARES),
            new Entry("lerf", PerturbationCurve.lerf(), Judges.SHARES),
            new Entry("sensitivity-n", new SensitivityN(FeatureGroups.single(), 8, 20, 0), Judges.SHARES),
            new Entry(
                    "region-perturbation",
                    new RegionPerturbation(1, 8, 10, Sampler.uniform(0, 1, 0), 1, RegionPerturbation.Mode.EXACT),
                    Judges.MAGNITUDES),
            new Entry("maximum-sensitivity", MaximumSensitivity.inBall(0.02, 10, 0), Judges.METHODS),
            new Entry("total-variation", new AverageTotalVariation(), Judges.MAPS),
            new Entry("multi-scale-total-variation", new MultiScaleTotalVariation(), Judges.MAPS),
            new Entry("bounding-box-accuracy", new BoundingBoxAccuracy(), Judges.MAPS));

    private Metrics() {}

    /** What a metric is given. */
    public enum Judges {
        /** Attributions that share f(x) − f(baseline) out, such as Integrated Gradients. */
        SHARES,
        /** Attributions that say how f changes with a feature, such as the gradient. */
        SLOPES,
        /** Attributions of which only the size counts: where f looks, whether for or against. */
        MAGNITUDES,
        /** The picture that attributions make, without asking f. */
        MAPS,
        /** A method, whose attributions are compared with each other. */
        METHODS
    }

    /**
     * A metric, its name, and what it judges.
     *
     * @param name lower case, words joined by hyphens
     * @param metric with its usual settings
     * @param judges what it is given
     */
    public record Entry(String name, Metric metric, Judges judges) {}

    /**
     * All of them.
     *
     * @return one entry each
     */
    public static List<Entry> all() {
        return ALL;
    }
}
