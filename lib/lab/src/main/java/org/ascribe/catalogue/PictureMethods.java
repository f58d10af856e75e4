package org.ascribe.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.ascribe.AttributionMethod;
import org.ascribe.baseline.Baseline;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.gradient.AveragedBaselines;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.gradient.SmoothTaylor;
import org.ascribe.perturbation.Imputer;
import org.ascribe.perturbation.KernelShap;
import org.ascribe.perturbation.Lime;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.perturbation.Permutations;
import org.ascribe.perturbation.PredictionDifference;
import org.ascribe.perturbation.ShapleyValueSampling;
import org.ascribe.perturbation.ShapleyValues;
import org.ascribe.perturbation.Similarity;
import org.ascribe.propagation.DeepLift;
import org.ascribe.propagation.RevealCancel;
import org.ascribe.taylor.ExpansionPoint;
import org.ascribe.taylor.FirstOrderTaylor;
import org.ascribe.taylor.InEqualParts;
import org.ascribe.taylor.TaylorAttribution;
import org.ascribe.taylor.TaylorIntegratedGradients;
import org.ascribe.taylor.TaylorOcclusion;
import org.ascribe.zoo.PictureModel;

/**
 * The catalogue's methods with settings for photographs: absence is black, noise is pixels of any level, and what is occluded or
 * plays a game is a patch, in proportion to the network's side, for single pixels are too many and say too little. Samples are
 * fewer, so that a method takes a minute or so at a tenth of a second a pass.
 *
 * <p>The others are as they are on digits, which does not suit them all: on ResNet-50 the relevance of {@code lrp-gamma}, whose
 * shares have denominators near zero where branches cancel, grows to millions of logits.
 */
public final class PictureMethods {

    /** Patches along a side, where each is asked about once. */
    private static final int FINE = 14;
    /** Where each is asked about ten times. */
    private static final int COARSE = 7;

    /** Those whose settings do not depend on what the numbers of a sample are. */
    private static final Set<String> AS_THEY_ARE = Set.of(
            "gradient",
            "saliency",
            "squared-gradient",
            "input-x-gradient",
            "expected-gradients",
            "smoothgrad",
            "smoothgrad-squared",
            "vargrad",
            "grad-cam",
            "guided-grad-cam",
            "epsilon-lrp",
            "lrp-epsilon",
            "lrp-gamma",
            "lrp-alpha2-beta1",
            "deep-taylor",
            "guided-backprop",
            "deconvnet",
            "rectgrad");

    private PictureMethods() {}

    /**
     * All methods, for one network.
     *
     * @param model what will be explained
     * @return as many as {@link Methods#all} has, in its order, under the same names
     * @throws IllegalStateException if a method of the catalogue is missing here, or one here is none of the catalogue's
     */
    public static List<Methods.Entry> of(PictureModel model) {
        return of(Methods.all(), methods(model));
    }

    static List<Methods.Entry> of(List<Methods.Entry> entries, Map<String, AttributionMethod> own) {
        Set<String> settled = new TreeSet<>(own.keySet());
        settled.addAll(AS_THEY_ARE);
        Set<String> names = entries.stream().map(Methods.Entry::name).collect(Collectors.toCollection(TreeSet::new));
        if (!settled.equals(names)) {
            names.removeIf(name -> settled.remove(name));
            throw new IllegalStateException("settings for photographs: none for the methods " + names
                    + ", some for the methods " + settled + ", which there are not");
        }
        return entries.stream()
                .map(entry -> own.containsKey(entry.name()) ? entry.with(own.get(entry.name())) : entry)
                .toList();
    }

    private static Map<String, AttributionMethod> methods(PictureModel model) {
        int side = model.preprocessing().framing().side();
        FeatureGroups fine = patches(side, FINE);
        FeatureGroups coarse = patches(side, COARSE);
        Baseline black = model.black();
        double darkest = DoubleStream.of(model.preprocessing().black()).min().orElseThrow();
        double lightest = DoubleStream.of(model.preprocessing().white()).max().orElseThrow();
        return Map.ofEntries(
                Map.entry("integrated-gradients", new IntegratedGradients().withBaseline(black)),
                Map.entry("averaged-baselines", new AveragedBaselines(model.pixels(0), 5)),
                Map.entry("smoothtaylor", new SmoothTaylor(new SmoothTaylor(0.5, 0).roots(), 50)),
                Map.entry("occlusion", new Occlusion(black, fine)),
                Map.entry("shapley-values", new ShapleyValues(black, patches(side, 3))),
                Map.entry(
                        "shapley-value-sampling", new ShapleyValueSampling(black, coarse, Permutations.random(10, 0))),
                Map.entry("kernel-shap", new KernelShap(black, coarse, 500, 0)),
                Map.entry("lime", new Lime(black, coarse, new Similarity(Similarity.Distance.COSINE, 0.25), 0, 500, 0)),
                Map.entry(
                        "prediction-difference", new PredictionDifference(coarse, Imputer.uniform(darkest, lightest))),
                Map.entry("deeplift", new DeepLift(black)),
                Map.entry("deeplift-reveal-cancel", new RevealCancel(black)),
                Map.entry("taylor-first-order", new FirstOrderTaylor(black)),
                Map.entry("taylor-occlusion", new TaylorOcclusion(black, coarse)),
                Map.entry("taylor-ig", new TaylorIntegratedGradients(black)),
                Map.entry("taylor-ig-at-baseline", new TaylorIntegratedGradients(black, ExpansionPoint.BASELINE)),
                Map.entry(
                        "taylor-shapley",
                        new TaylorAttribution(black, patches(side, 2), ExpansionPoint.SAMPLE, 3, new InEqualParts())));
    }

    private static FeatureGroups patches(int side, int along) {
        return FeatureGroups.patches((side + along - 1) / along);
    }
}
