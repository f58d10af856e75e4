package org.ascribe.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.util.List;
import java.util.Optional;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.network.Branches;
import org.ascribe.network.Layer;
import org.ascribe.network.LayeredFunction;

/**
 * Grad-CAM: {@code a = max(0, Σ_k w_k A_k)} with {@code w_k} the mean of {@code ∂f/∂A_k} over all places of channel k, and A the
 * output of a convolution.
 *
 * <ul>
 *   <li>Shapes: images in, one channel out, {@code [1, height, width]} of the image, or of A where it is not upsampled. Unit: that
 *       of f. Sign: positive speaks for the target; what speaks against it is cut off unless the map is wanted signed.
 *   <li>Sums to nothing in particular. As coarse as A: where the last convolution sees all of the image, so does every pixel.
 *   <li>Cost: a forward to the layer, and one forward and one backward through the layers above it. Works on models made of a
 *       {@link org.ascribe.network.Network}, for layers outside branches.
 * </ul>
 *
 * Selvaraju et al. 2020, eq. 1 and 2. The layer's output is taken before its activation, as Captum does.
 *
 * @param layer name of the layer; without one, the last convolution, or the branches it stands in
 * @param signed whether what speaks against the target is kept
 * @param upsampling how the map is laid over the image
 */
public record GradCam(Optional<String> layer, boolean signed, Upsampling upsampling) implements AttributionMethod {

    private static final int[] CHANNELS = {1};
    private static final int[] ROWS = {2};
    private static final int[] COLUMNS = {3};

    /** Of the last convolution, without what speaks against the target, laid over the image bilinearly. */
    public GradCam() {
        this(Optional.empty(), false, Upsampling.BILINEAR);
    }

    /**
     * The map of another layer.
     *
     * @param name name of the layer
     * @return a copy
     */
    public GradCam withLayer(String name) {
        return new GradCam(Optional.of(name), signed, upsampling);
    }

    /**
     * The map with what speaks against the target.
     *
     * @return a copy
     */
    public GradCam withSign() {
        return new GradCam(layer, true, upsampling);
    }

    /**
     * The map laid over the image in another way.
     *
     * @param other how
     * @return a copy
     */
    public GradCam withUpsampling(Upsampling other) {
        return new GradCam(layer, signed, other);
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        LayeredFunction layered = LayeredFunction.of(f, "GradCam");
        String name = layer.orElseGet(() -> lastConvolution(layered));
        NDArray a = layered.activation(name, x);
        checkImages(name, a.getShape());
        checkImages("input", x.getShape());
        NDArray weights = layered.above(name).gradient(a).mean(ROWS, true).mean(COLUMNS, true);
        NDArray map = a.mul(weights).sum(CHANNELS, true);
        NDArray shown = signed ? map : map.maximum(0);
        return Scores.of(upsampling.to(x.getShape().get(2), x.getShape().get(3), shown));
    }

    private static String lastConvolution(LayeredFunction f) {
        List<Layer> trunk = f.network().layers();
        for (int i = trunk.size() - 1; i >= 0; i--) {
            if (convolves(trunk.get(i))) {
                return trunk.get(i).name();
            }
        }
        throw new IllegalArgumentException("f: no convolution among the layers "
                + trunk.stream().map(Layer::name).toList() + "; expected one, or a layer named by the caller");
    }

    private static boolean convolves(Layer layer) {
        return layer instanceof Branches branches
                ? branches.chains().stream().flatMap(List::stream).anyMatch(GradCam::convolves)
                : layer.block() instanceof Conv2d;
    }

    private static void checkImages(String name, Shape shape) {
        if (shape.dimension() != 4) {
            throw new IllegalArgumentException("layer: " + name + " has the shape " + shape.slice(1)
                    + "; expected images, [channels, height, width]");
        }
    }
}
