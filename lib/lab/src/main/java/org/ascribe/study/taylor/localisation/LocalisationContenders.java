package org.ascribe.study.taylor.localisation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ascribe.AttributionMethod;
import org.ascribe.Scores;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Tensors;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.gradient.ExpectedGradients;
import org.ascribe.gradient.Gradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.path.GaussLegendre;
import org.ascribe.path.StraightLine;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.propagation.DeepLift;
import org.ascribe.propagation.MaxPoolRule;
import org.ascribe.study.taylor.principles.PrincipleTable;
import org.ascribe.taylor.FirstOrderTaylor;
import org.ascribe.zoo.PictureModel;

/** What is measured: the methods of the figure from two baselines, and maps that know nothing of the network, to be held against. */
final class LocalisationContenders {

    static final String GRADIENT = "Gradient";
    static final String GI = "GI";
    static final String OCCLUSION = "Occ-p";
    static final String DEEP_LIFT = "DL";
    static final String DEEP_LIFT_PAPER = "DL, PAPER";
    static final String INTEGRATED = "IG";
    /** Expected Gradients from baselines close to x. */
    static final String EXPECTED = "EG";
    /** Expected Gradients from noise, any level of any pixel. */
    static final String FROM_NOISE = "EG, noise";
    /** Of the methods that explain from the mean colour of ImageNet, which is zero to the network. */
    static final String FROM_MEAN = ", mean";

    /** How far each pixel is from black. */
    static final String BRIGHTNESS = "brightness";
    /** A blob in the middle of every picture. */
    static final String CENTRE = "centre";

    /** The blob's deviation as a part of the picture's side. */
    private static final double BLOB = 0.25;

    private LocalisationContenders() {}

    /** Each by its name. */
    static Map<String, AttributionMethod> all(PrinciplesAgainstLocalisation study, PictureModel model) {
        Map<String, AttributionMethod> all = new LinkedHashMap<>();
        from(model.black(), "", study, all);
        all.put(DEEP_LIFT_PAPER, new DeepLift(model.black()).withMaxPool(MaxPoolRule.GRADIENT));
        from(Baseline.zero(), FROM_MEAN, study, all);
        all.put(EXPECTED, ExpectedGradients.gaussian(study.sigma(), study.draws(), study.seed()));
        // Another seed for α: the two would begin with the same random bits.
        all.put(FROM_NOISE, new ExpectedGradients(model.pixels(study.seed()), study.draws(), ~study.seed()));
        all.put(GRADIENT, new Gradient());
        all.put(BRIGHTNESS, (f, x) -> Scores.of(x.sub(model.black().of(x))));
        all.put(
                CENTRE,
                (f, x) -> Scores.of(Tensors.of(
                                x.getManager(),
                                x.getDataType(),
                                blob(model),
                                x.getShape().slice(1))
                        .broadcast(x.getShape())));
        return all;
    }

    private static void from(
            Baseline baseline, String suffix, PrinciplesAgainstLocalisation study, Map<String, AttributionMethod> all) {
        all.put(GI + suffix, new FirstOrderTaylor(baseline));
        all.put(OCCLUSION + suffix, new Occlusion(baseline, FeatureGroups.patches(study.patch())));
        all.put(DEEP_LIFT + suffix, new DeepLift(baseline));
        all.put(
                INTEGRATED + suffix,
                new IntegratedGradients(baseline, new StraightLine(), new GaussLegendre(study.nodes())));
    }

    private static float[] blob(PictureModel model) {
        int side = model.preprocessing().framing().side();
        float[] blob = new float[3 * side * side];
        for (int i = 0; i < blob.length; i++) {
            double y = (i / side % side + 0.5) / side - 0.5;
            double x = (i % side + 0.5) / side - 0.5;
            blob[i] = (float) Math.exp(-(y * y + x * x) / (2 * BLOB * BLOB));
        }
        return blob;
    }

    /**
     * How many principles a method follows according to the paper; none if it is not about the method. Expected Gradients from
     * baselines that are not around x counts as many as Integrated Gradients.
     */
    static double principles(String method) {
        String name = method.replace(FROM_MEAN, "");
        return switch (name) {
            case GRADIENT, BRIGHTNESS, CENTRE -> Double.NaN;
            case OCCLUSION -> PrincipleTable.printedCount("Occ-2x2");
            case DEEP_LIFT_PAPER -> PrincipleTable.printedCount(DEEP_LIFT);
            case FROM_NOISE -> PrincipleTable.printedCount(INTEGRATED);
            default -> PrincipleTable.printedCount(name);
        };
    }
}
