package org.ascribe.study.taylor.bias;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.Target;
import org.ascribe.data.Mnist;
import org.ascribe.model.Model;
import org.ascribe.study.taylor.bias.BiasChoices.Choice;
import org.ascribe.view.HeatMap;
import org.ascribe.zoo.PaperModel;

/** One digit in both polarities, explained by Integrated or Expected Gradients from every baseline of {@link BaselineBias}. */
final class BiasMaps {

    private static final PaperModel MODEL = PaperModel.named("c-sg");
    private static final int SIDE = 112;

    private BiasMaps() {}

    static BufferedImage of(BaselineBias study, int image) {
        List<Choice> choices = new BiasChoices(study, Mnist.train()).all();
        float[] pixels = Mnist.test().image(image);
        Map<String, Map<String, Attribution>> sections = new LinkedHashMap<>();
        try (Model white = MODEL.load(DataType.FLOAT64);
                Model dark = NegativeModel.of(MODEL, DataType.FLOAT64)) {
            sections.put("white on black: f at x", maps(choices, white, Polarity.WHITE, pixels));
            sections.put("dark on white: f(1 - x) at 1 - x", maps(choices, dark, Polarity.DARK, pixels));
        }
        return HeatMap.STANDARD.withSide(SIDE).drawSections(sections);
    }

    private static Map<String, Attribution> maps(List<Choice> choices, Model model, Polarity polarity, float[] pixels) {
        NDArray x = polarity.of(model.sample(pixels));
        Map<String, Attribution> maps = new LinkedHashMap<>();
        for (Choice choice : choices) {
            Map<String, AttributionMethod> methods = choice.methods(polarity);
            AttributionMethod method = methods.getOrDefault("IG", methods.get("EG"));
            maps.put(choice.name(), method.attribute(model.target(Target.predicted()), x));
        }
        return maps;
    }
}
