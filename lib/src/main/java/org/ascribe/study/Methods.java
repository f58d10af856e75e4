package org.ascribe.study;

import static org.ascribe.study.Trait.COMPLETE;
import static org.ascribe.study.Trait.GRADIENT;
import static org.ascribe.study.Trait.IMAGES;
import static org.ascribe.study.Trait.LAYERS;
import static org.ascribe.study.Trait.LINEAR;
import static org.ascribe.study.Trait.SAMPLED;
import static org.ascribe.study.Trait.SIGNED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ascribe.AttributionMethod;
import org.ascribe.Baseline;
import org.ascribe.FeatureGroups;
import org.ascribe.Sampler;
import org.ascribe.gradient.AveragedBaselines;
import org.ascribe.gradient.ExpectedGradients;
import org.ascribe.gradient.GradCam;
import org.ascribe.gradient.Gradient;
import org.ascribe.gradient.GuidedGradCam;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.gradient.Saliency;
import org.ascribe.gradient.SmoothGrad;
import org.ascribe.gradient.SmoothGrad.Statistic;
import org.ascribe.gradient.SmoothTaylor;
import org.ascribe.gradient.SquaredGradient;
import org.ascribe.perturbation.Imputer;
import org.ascribe.perturbation.KernelShap;
import org.ascribe.perturbation.Lime;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.perturbation.PredictionDifference;
import org.ascribe.perturbation.ShapleyValueSampling;
import org.ascribe.perturbation.ShapleyValues;
import org.ascribe.propagation.Deconvnet;
import org.ascribe.propagation.DeepLift;
import org.ascribe.propagation.EpsilonLrp;
import org.ascribe.propagation.GuidedBackprop;
import org.ascribe.taylor.ExpansionPoint;
import org.ascribe.taylor.FirstOrderTaylor;
import org.ascribe.taylor.TaylorIntegratedGradients;
import org.ascribe.taylor.TaylorOcclusion;

/** All attribution methods there are, with what each promises. One line here, and a method is held to the contract of all. */
public final class Methods {

    private static final SmoothGrad SMOOTHGRAD = new SmoothGrad(new Gradient(), 0.3, 50, 0);

    private static final List<Entry> ALL = List.of(
            // gradient
            entry("gradient", new Gradient(), SIGNED, GRADIENT),
            entry("saliency", new Saliency(), GRADIENT),
            entry("squared-gradient", new SquaredGradient(), GRADIENT),
            entry("input-x-gradient", new InputXGradient(), LINEAR, SIGNED, GRADIENT),
            entry("integrated-gradients", new IntegratedGradients(), COMPLETE, LINEAR, SIGNED, GRADIENT),
            entry(
                    "averaged-baselines",
                    new AveragedBaselines(Sampler.uniform(0, 1, 0), 10),
                    COMPLETE,
                    SIGNED,
                    SAMPLED,
                    GRADIENT),
            entry("expected-gradients", ExpectedGradients.gaussian(0.3, 100, 0), SIGNED, SAMPLED, GRADIENT),
            entry("smoothgrad", SMOOTHGRAD, SIGNED, SAMPLED, GRADIENT),
            entry("smoothgrad-squared", SMOOTHGRAD.withStatistic(Statistic.MEAN_SQUARE), SAMPLED, GRADIENT),
            entry("vargrad", SMOOTHGRAD.withStatistic(Statistic.VARIANCE), SAMPLED, GRADIENT),
            entry("smoothtaylor", new SmoothTaylor(0.5, 0), SIGNED, SAMPLED, GRADIENT),
            entry("grad-cam", new GradCam(), LAYERS, IMAGES),
            entry("guided-grad-cam", new GuidedGradCam(new GuidedBackprop()), SIGNED, LAYERS, IMAGES),
            // perturbation
            entry("occlusion", Occlusion.one(), LINEAR, SIGNED),
            entry("shapley-values", new ShapleyValues(), COMPLETE, SIGNED),
            entry("shapley-value-sampling", new ShapleyValueSampling(), COMPLETE, LINEAR, SIGNED, SAMPLED),
            entry("kernel-shap", new KernelShap(), COMPLETE, LINEAR, SIGNED, SAMPLED),
            entry("lime", new Lime(), LINEAR, SIGNED, SAMPLED),
            entry(
                    "prediction-difference",
                    new PredictionDifference(FeatureGroups.single(), Imputer.uniform(0, 1)),
                    SIGNED,
                    SAMPLED),
            // propagation
            entry("deeplift", new DeepLift(), COMPLETE, LINEAR, SIGNED, LAYERS),
            entry("epsilon-lrp", new EpsilonLrp(), LINEAR, SIGNED, LAYERS),
            entry("guided-backprop", new GuidedBackprop(), SIGNED, LAYERS),
            entry("deconvnet", new Deconvnet(), SIGNED, LAYERS),
            // taylor
            entry("taylor-first-order", new FirstOrderTaylor(Baseline.zero()), LINEAR, SIGNED, GRADIENT),
            entry(
                    "taylor-occlusion",
                    new TaylorOcclusion(Baseline.zero(), FeatureGroups.single()),
                    LINEAR,
                    SIGNED,
                    GRADIENT),
            entry("taylor-ig", new TaylorIntegratedGradients(Baseline.zero()), LINEAR, SIGNED, GRADIENT),
            entry(
                    "taylor-ig-at-baseline",
                    new TaylorIntegratedGradients(Baseline.zero(), ExpansionPoint.BASELINE),
                    LINEAR,
                    SIGNED,
                    GRADIENT));

    private Methods() {}

    /**
     * A method, the name it has on the command line, and its traits.
     *
     * @param name lower case, words joined by hyphens
     * @param method with its usual hyperparameters
     * @param traits what it promises, or asks for
     * @param equation in a line
     * @param reference who says so, and where
     */
    public record Entry(String name, AttributionMethod method, Set<Trait> traits, String equation, String reference) {

        /**
         * Whether the method has a trait.
         *
         * @param trait a promise, or a need
         * @return true if it has
         */
        public boolean is(Trait trait) {
            return traits.contains(trait);
        }

        /**
         * Where the method lives.
         *
         * @return the last word of its package, such as {@code gradient}
         */
        public String room() {
            String name = method.getClass().getPackageName();
            return name.substring(name.lastIndexOf('.') + 1);
        }

        /**
         * The traits in words.
         *
         * @return such as {@code complete, signed}
         */
        public String words() {
            return traits.stream().map(Trait::label).collect(Collectors.joining(", "));
        }

        private Entry says(String equation, String reference) {
            return new Entry(name, method, traits, equation, reference);
        }
    }

    /**
     * All of them.
     *
     * @return one entry each, room by room
     */
    public static List<Entry> all() {
        return ALL;
    }

    private static Entry entry(String name, AttributionMethod method, Trait... traits) {
        EnumSet<Trait> set = EnumSet.noneOf(Trait.class);
        set.addAll(Arrays.asList(traits));
        return new Entry(name, method, set, "", "");
    }
}
