package org.ascribe.gradient;

import ai.djl.ndarray.NDArray;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;

/**
 * Guided Grad-CAM: {@code a = GradCam ⊙ g}, with g the map of a finer method: guided backpropagation.
 *
 * <ul>
 *   <li>Shapes: images; the attribution has the input's. Unit: of the product, which means nothing. Sign: that of g.
 *   <li>As sharp as g where Grad-CAM finds something for the target, zero elsewhere. Sums to nothing in particular.
 *   <li>Cost: that of both.
 * </ul>
 *
 * Selvaraju et al. 2020, section 3.2, who lay the map over the image bilinearly; Captum takes the nearest value.
 *
 * @param guided the finer method, {@code new GuidedBackprop()}
 * @param cam the coarse map; laid over the image, and usually not signed
 */
public record GuidedGradCam(AttributionMethod guided, GradCam cam) implements AttributionMethod {

    /**
     * Checks that the coarse map becomes as large as the image.
     *
     * @param guided the finer method
     * @param cam the coarse map
     * @throws IllegalArgumentException if it does not
     */
    public GuidedGradCam {
        if (cam.upsampling() == Upsampling.NONE) {
            throw new IllegalArgumentException("cam: upsampling NONE; expected a map as large as the image");
        }
    }

    /**
     * With the last convolution's map, laid over the image bilinearly.
     *
     * @param guided the finer method, {@code new GuidedBackprop()}
     */
    public GuidedGradCam(AttributionMethod guided) {
        this(guided, new GradCam());
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        return Scores.of(guided.scores(f, x).values().mul(cam.scores(f, x).values()));
    }
}
