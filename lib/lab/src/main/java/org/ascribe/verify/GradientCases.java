package org.ascribe.verify;

import static java.util.Map.entry;
import static org.ascribe.verify.CaseMethod.attributing;
import static org.ascribe.verify.CaseMethod.values;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.gradient.AveragedBaselines;
import org.ascribe.gradient.ExpectedGradients;
import org.ascribe.gradient.GradCam;
import org.ascribe.gradient.Gradient;
import org.ascribe.gradient.GuidedGradCam;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.gradient.LayerConductance;
import org.ascribe.gradient.LayerIntegratedGradients;
import org.ascribe.gradient.NeuronAttribution;
import org.ascribe.gradient.Saliency;
import org.ascribe.gradient.SmoothGrad;
import org.ascribe.gradient.SmoothGrad.Statistic;
import org.ascribe.gradient.SmoothTaylor;
import org.ascribe.gradient.Upsampling;
import org.ascribe.model.Model;
import org.ascribe.path.CaptumTrapezoid;
import org.ascribe.path.GaussLegendre;
import org.ascribe.path.LeftRiemann;
import org.ascribe.path.Midpoint;
import org.ascribe.path.Quadrature;
import org.ascribe.path.RightRiemann;
import org.ascribe.path.StraightLine;
import org.ascribe.propagation.GuidedBackprop;
import org.ascribe.sampling.Sampler;

/** Cases of the methods made of ordinary gradients. */
final class GradientCases {

    private GradientCases() {}

    static Map<String, CaseMethod> all() {
        return Map.ofEntries(
                entry("saliency", GradientCases::saliency),
                entry("input_x_gradient", attributing(c -> new InputXGradient())),
                entry(
                        "integrated_gradients",
                        attributing(c -> new IntegratedGradients(c.baseline(), new StraightLine(), quadrature(c)))),
                entry(
                        "integrated_gradients_multi_baseline",
                        attributing(c -> new AveragedBaselines(
                                draws(c, "baselines"), count(c, "n_baselines"), new StraightLine(), quadrature(c)))),
                entry("expected_gradients", attributing(GradientCases::expectedGradients)),
                entry("smoothgrad", attributing(c -> smoothGrad(c, Statistic.MEAN))),
                entry("smoothgrad_sq", attributing(c -> smoothGrad(c, Statistic.MEAN_SQUARE))),
                entry("vargrad", attributing(c -> smoothGrad(c, Statistic.VARIANCE))),
                entry(
                        "smooth_taylor",
                        attributing(c -> new SmoothTaylor(draws(c, "noise").around(), count(c, "R")))),
                entry("gradcam", GradientCases::gradCam),
                entry(
                        "guided_gradcam",
                        attributing(c -> new GuidedGradCam(
                                new GuidedBackprop(),
                                new GradCam().withLayer(layer(c)).withUpsampling(Upsampling.NEAREST)))),
                entry(
                        "layer_integrated_gradients",
                        attributing(c -> new LayerIntegratedGradients(layer(c), c.baseline(), quadrature(c)))),
                entry("neuron_integrated_gradients", GradientCases::neuron),
                entry("layer_conductance", attributing(GradientCases::conductance)));
    }

    static Quadrature quadrature(ReferenceCase c) {
        int steps = count(c, "n_steps");
        String name = c.hyper().get("quadrature").asText();
        // One case explains its choice after the name.
        return switch (name.split(" ")[0]) {
            case "riemann_left" -> new LeftRiemann(steps);
            case "riemann_right" -> new RightRiemann(steps);
            case "riemann_middle" -> new Midpoint(steps);
            case "riemann_trapezoid" -> new CaptumTrapezoid(steps);
            case "gausslegendre" -> new GaussLegendre(steps);
            default -> throw new UnknownCaseException("quadrature '" + name + "'");
        };
    }

    private static Map<String, double[]> saliency(ReferenceCase c, Model model, NDArray x) {
        ScalarFunction f = c.f(model);
        return Map.of(
                "attributions", values(new Saliency().attributeAll(f, x)),
                "signed_gradient", values(new Gradient().attributeAll(f, x)));
    }

    private static AttributionMethod expectedGradients(ReferenceCase c) {
        if (c.has("baselines_per_sample")) {
            return new ExpectedGradients(draws(c, "baselines_per_sample"), draws(c, "alphas"), count(c, "samples"));
        }
        String mode = c.hyper().get("mode").asText();
        if (!mode.equals("mean over the given baselines of IG, gausslegendre 50")) {
            throw new UnknownCaseException("mode '" + mode + "'");
        }
        int n = count(c, "n_baselines");
        return new AveragedBaselines(Sampler.given(split(c.array("baselines"), n)), n);
    }

    private static AttributionMethod smoothGrad(ReferenceCase c, Statistic statistic) {
        return new SmoothGrad(base(c), draws(c, "noise"), count(c, "samples"), statistic);
    }

    private static AttributionMethod base(ReferenceCase c) {
        String base = c.hyper().get("base").asText();
        return switch (base.split(" ")[0]) {
            case "saliency" -> c.hyper().get("base_abs").asBoolean() ? new Saliency() : new Gradient();
            case "input_x_gradient" -> new InputXGradient();
            default -> throw new UnknownCaseException("base '" + base + "'");
        };
    }

    private static Map<String, double[]> gradCam(ReferenceCase c, Model model, NDArray x) {
        GradCam cam = new GradCam().withLayer(layer(c)).withUpsampling(Upsampling.NONE);
        ScalarFunction f = c.f(model);
        return Map.of(
                "attributions", values(cam.withSign().attributeAll(f, x)),
                "relu", values(cam.attributeAll(f, x)),
                "upsampled_nearest",
                        values(cam.withSign().withUpsampling(Upsampling.NEAREST).attributeAll(f, x)),
                "upsampled_bilinear",
                        values(cam.withSign()
                                .withUpsampling(Upsampling.BILINEAR)
                                .attributeAll(f, x)));
    }

    /** Such cases have no target class, and the unit needs none. */
    private static Map<String, double[]> neuron(ReferenceCase c, Model model, NDArray x) {
        List<Integer> index = new ArrayList<>();
        c.hyper().get("neuron").forEach(i -> index.add(i.asInt()));
        AttributionMethod ig = new IntegratedGradients(c.baseline(), new StraightLine(), quadrature(c));
        return Map.of(
                "attributions", values(new NeuronAttribution(layer(c), index, ig).attributeAll(model.target(0), x)));
    }

    private static AttributionMethod conductance(ReferenceCase c) {
        String name = c.hyper().get("quadrature").asText();
        if (!name.startsWith("captum conductance with method riemann_right")) {
            throw new UnknownCaseException("quadrature '" + name + "'");
        }
        return new LayerConductance(layer(c), c.baseline(), count(c, "n_steps"), LayerConductance.Sum.CAPTUM);
    }

    /** Layer i of a case is named so by {@link ReferenceModel}. */
    private static String layer(ReferenceCase c) {
        return "layer" + count(c, "layer_index");
    }

    private static int count(ReferenceCase c, String name) {
        return c.hyper().get(name).asInt();
    }

    /** Recorded draws of shape {@code [n, draws, ...]}. */
    private static Sampler draws(ReferenceCase c, String name) {
        long[] shape = c.shape(name);
        double[][] rows = split(c.array(name), (int) shape[0]);
        return Sampler.givenByRow(
                Arrays.stream(rows).map(row -> split(row, (int) shape[1])).toArray(double[][][]::new));
    }

    private static double[][] split(double[] all, int parts) {
        int size = all.length / parts;
        double[][] split = new double[parts][];
        for (int i = 0; i < parts; i++) {
            split[i] = Arrays.copyOfRange(all, i * size, (i + 1) * size);
        }
        return split;
    }
}
