package org.ascribe.catalogue;

import static org.ascribe.catalogue.Trait.COMPLETE;
import static org.ascribe.catalogue.Trait.GRADIENT;
import static org.ascribe.catalogue.Trait.IMAGES;
import static org.ascribe.catalogue.Trait.LAYERS;
import static org.ascribe.catalogue.Trait.LINEAR;
import static org.ascribe.catalogue.Trait.SAMPLED;
import static org.ascribe.catalogue.Trait.SIGNED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ascribe.AttributionMethod;
import org.ascribe.baseline.Baseline;
import org.ascribe.feature.FeatureGroups;
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
import org.ascribe.propagation.DeepTaylor;
import org.ascribe.propagation.EpsilonLrp;
import org.ascribe.propagation.GuidedBackprop;
import org.ascribe.propagation.LayerwiseRelevance;
import org.ascribe.propagation.RectGrad;
import org.ascribe.propagation.RevealCancel;
import org.ascribe.propagation.rule.AlphaBeta;
import org.ascribe.propagation.rule.Bias;
import org.ascribe.propagation.rule.Epsilon;
import org.ascribe.propagation.rule.Gamma;
import org.ascribe.propagation.rule.Stabiliser;
import org.ascribe.sampling.Sampler;
import org.ascribe.taylor.ExpansionPoint;
import org.ascribe.taylor.FirstOrderTaylor;
import org.ascribe.taylor.InEqualParts;
import org.ascribe.taylor.TaylorAttribution;
import org.ascribe.taylor.TaylorIntegratedGradients;
import org.ascribe.taylor.TaylorOcclusion;

/** All attribution methods there are, with what each promises. One line here, and a method is held to the contract of all. */
public final class Methods {

    private static final SmoothGrad SMOOTHGRAD = new SmoothGrad(new Gradient(), 0.3, 50, 0);

    private static final List<Entry> ALL = List.of(
            // gradient
            entry("gradient", new Gradient(), SIGNED, GRADIENT)
                    .says("a = ∇f(x)", "Baehrens et al. 2010; Simonyan et al. 2014, eq. 3"),
            entry("saliency", new Saliency(), GRADIENT).says("a = |∇f(x)|", "Simonyan et al. 2014, section 3"),
            entry("squared-gradient", new SquaredGradient(), GRADIENT)
                    .says("aᵢ = (∂ᵢf(x))²", "Zurada et al. 1994; Montavon et al. 2018, section 4.1"),
            entry("input-x-gradient", new InputXGradient(), LINEAR, SIGNED, GRADIENT)
                    .says("a = x ⊙ ∇f(x)", "Shrikumar et al. 2016"),
            entry("integrated-gradients", new IntegratedGradients(), COMPLETE, LINEAR, SIGNED, GRADIENT)
                    .says("aᵢ = (xᵢ − bᵢ) ∫₀¹ ∂ᵢf(b + α(x − b)) dα", "Sundararajan et al. 2017, eq. 1"),
            entry(
                            "averaged-baselines",
                            new AveragedBaselines(Sampler.uniform(0, 1, 0), 10),
                            COMPLETE,
                            SIGNED,
                            SAMPLED,
                            GRADIENT)
                    .says("a = mean over baselines b of Integrated Gradients", "Goh et al. 2021, eq. 3"),
            entry("expected-gradients", ExpectedGradients.gaussian(0.3, 100, 0), SIGNED, SAMPLED, GRADIENT)
                    .says("aᵢ = E[(xᵢ − bᵢ) ∂ᵢf(b + α(x − b))] over b and α", "Erion et al. 2021"),
            entry("smoothgrad", SMOOTHGRAD, SIGNED, SAMPLED, GRADIENT).says("a = E[∇f(x + ε)]", "Smilkov et al. 2017"),
            entry("smoothgrad-squared", SMOOTHGRAD.withStatistic(Statistic.MEAN_SQUARE), SAMPLED, GRADIENT)
                    .says("aᵢ = E[(∂ᵢf(x + ε))²]", "Hooker et al. 2019"),
            entry("vargrad", SMOOTHGRAD.withStatistic(Statistic.VARIANCE), SAMPLED, GRADIENT)
                    .says("aᵢ = Var[∂ᵢf(x + ε)]", "Adebayo et al. 2018"),
            entry("smoothtaylor", new SmoothTaylor(0.5, 0), SIGNED, SAMPLED, GRADIENT)
                    .says("aᵢ = E[(xᵢ − zᵢ) ∂ᵢf(z)] over roots z = x + ε", "Goh et al. 2021, eq. 9"),
            entry("grad-cam", new GradCam(), LAYERS, IMAGES)
                    .says(
                            "a = max(0, Σₖ wₖ Aₖ), wₖ = mean of ∂f/∂Aₖ over the positions of channel k",
                            "Selvaraju et al. 2020, eq. 1 and 2"),
            entry("guided-grad-cam", new GuidedGradCam(new GuidedBackprop()), SIGNED, LAYERS, IMAGES)
                    .says("a = guided backprop ⊙ upsampled Grad-CAM", "Selvaraju et al. 2020, section 3.2"),
            // perturbation
            entry("occlusion", Occlusion.one(), LINEAR, SIGNED)
                    .says("aᵢ = f(x) − f(x without i)", "Zeiler and Fergus 2014"),
            entry("shapley-values", new ShapleyValues(), COMPLETE, SIGNED)
                    .says(
                            "aᵢ = Σ over S without i of |S|! (n − |S| − 1)! / n! · (f(S ∪ i) − f(S))",
                            "Shapley 1953; Lundberg and Lee 2017, eq. 4"),
            entry("shapley-value-sampling", new ShapleyValueSampling(), COMPLETE, LINEAR, SIGNED, SAMPLED)
                    .says(
                            "aᵢ = mean over orders of f(i and those before) − f(those before)",
                            "Castro et al. 2009; Štrumbelj and Kononenko 2010, algorithm 1"),
            entry("kernel-shap", new KernelShap(), COMPLETE, LINEAR, SIGNED, SAMPLED)
                    .says(
                            "a = argmin Σ over S of π(S) (f(S) − f(∅) − Σ over i in S of aᵢ)², Σᵢ aᵢ = f(x) − f(b)",
                            "Lundberg and Lee 2017, theorem 2"),
            entry("lime", new Lime(), LINEAR, SIGNED, SAMPLED)
                    .says(
                            "a = argmin Σ over S of π(S) (f(S) − a₀ − Σ over i in S of aᵢ)² + λ‖a‖²",
                            "Ribeiro et al. 2016, eq. 2"),
            entry(
                            "prediction-difference",
                            new PredictionDifference(FeatureGroups.single(), Imputer.uniform(0, 1)),
                            SIGNED,
                            SAMPLED)
                    .says("aᵢ = f(x) − E[f(x with xᵢ drawn anew)]", "Zintgraf et al. 2017, algorithm 1"),
            // propagation
            entry("deeplift", new DeepLift(), COMPLETE, LINEAR, SIGNED, LAYERS)
                    .says(
                            "a = (x − b) ⊙ gradient with Δσ/Δz in place of σ′(z)",
                            "Shrikumar et al. 2017, section 3.5.2; Ancona et al. 2018, table 1"),
            entry("deeplift-reveal-cancel", new RevealCancel(), COMPLETE, LINEAR, SIGNED, LAYERS)
                    .says(
                            "DeepLIFT with what raises z and what lowers it paid apart",
                            "Shrikumar et al. 2017, section 3.5.3"),
            entry("epsilon-lrp", new EpsilonLrp(), LINEAR, SIGNED, LAYERS)
                    .says("a = x ⊙ gradient with σ(z)/z in place of σ′(z)", "Ancona et al. 2018, table 1"),
            entry("lrp-epsilon", new LayerwiseRelevance(new Epsilon(0.01)), SIGNED, LAYERS)
                    .says("Rᵢ = Σⱼ aᵢwᵢⱼ / (zⱼ + ε sign zⱼ) Rⱼ, layer by layer", "Bach et al. 2015, eq. 58"),
            entry("lrp-gamma", new LayerwiseRelevance(new Gamma(0.25, Bias.KEPT, Stabiliser.of(0.01))), SIGNED, LAYERS)
                    .says(
                            "Rᵢ = Σⱼ (cᵢⱼ + γcᵢⱼ⁺) / Σᵢ′ (cᵢ′ⱼ + γcᵢ′ⱼ⁺) Rⱼ, cᵢⱼ = aᵢwᵢⱼ",
                            "Montavon et al. 2019, section 10.2.1"),
            entry("lrp-alpha2-beta1", new LayerwiseRelevance(new AlphaBeta(2, 1)), SIGNED, LAYERS)
                    .says("Rᵢ = Σⱼ (2 cᵢⱼ⁺ / Σcⱼ⁺ − cᵢⱼ⁻ / Σcⱼ⁻) Rⱼ, cᵢⱼ = aᵢwᵢⱼ", "Bach et al. 2015, eq. 60"),
            entry("deep-taylor", new DeepTaylor(), SIGNED, LAYERS)
                    .says(
                            "Rᵢ = Σⱼ vᵢⱼwᵢⱼ / Σᵢ′ vᵢ′ⱼwᵢ′ⱼ Rⱼ, vⱼ the way to a root of neuron j",
                            "Montavon et al. 2017, sections 4 and 5"),
            entry("guided-backprop", new GuidedBackprop(), SIGNED, LAYERS)
                    .says(
                            "gradient; at each ReLU [z > 0] · max(0, what arrives)",
                            "Springenberg et al. 2015, section 3.4"),
            entry("deconvnet", new Deconvnet(), SIGNED, LAYERS)
                    .says("gradient; at each ReLU max(0, what arrives)", "Zeiler and Fergus 2014, section 2.1"),
            entry("rectgrad", new RectGrad(), SIGNED, LAYERS)
                    .says(
                            "gradient; at each ReLU [aᵢrᵢ > τ] · rᵢ, r what arrives, τ a quantile of a ⊙ r",
                            "Kim et al. 2019"),
            // taylor
            entry("taylor-first-order", new FirstOrderTaylor(Baseline.zero()), LINEAR, SIGNED, GRADIENT)
                    .says("aᵢ = ∂ᵢf(x) (xᵢ − bᵢ)", "Deng et al. 2021, theorem 1"),
            entry(
                            "taylor-occlusion",
                            new TaylorOcclusion(Baseline.zero(), FeatureGroups.single()),
                            LINEAR,
                            SIGNED,
                            GRADIENT)
                    .says("aᵢ = gᵢδᵢ − ½ Hᵢᵢδᵢ², δ = x − b", "Deng et al. 2021, theorems 2 and 3"),
            entry("taylor-ig", new TaylorIntegratedGradients(Baseline.zero()), LINEAR, SIGNED, GRADIENT)
                    .says("aᵢ = δᵢ (gᵢ − ½ (Hδ)ᵢ), δ = x − b, expanded at x", "Deng et al. 2021, theorem 5"),
            entry(
                            "taylor-ig-at-baseline",
                            new TaylorIntegratedGradients(Baseline.zero(), ExpansionPoint.BASELINE),
                            LINEAR,
                            SIGNED,
                            GRADIENT)
                    .says("aᵢ = δᵢ (gᵢ + ½ (Hδ)ᵢ), δ = x − b, expanded at b", "Deng et al. 2021, theorem 5"),
            entry(
                            "taylor-shapley",
                            new TaylorAttribution(
                                    Baseline.zero(),
                                    FeatureGroups.blocks(4),
                                    ExpansionPoint.SAMPLE,
                                    3,
                                    new InEqualParts()),
                            SIGNED,
                            LAYERS)
                    .says(
                            "aᵢ = Σ_α [αᵢ > 0] T_α / |supp α|, |α| ≤ 3, T the Taylor terms of blocks of features",
                            "Shapley 1953, lemma 2, and Deng et al. 2021, high-order Taylor attribution"));

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

        /** The same method with other settings. */
        Entry with(AttributionMethod other) {
            return new Entry(name, other, traits, equation, reference);
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
