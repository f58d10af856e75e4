package org.ascribe.gradient;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;
import org.ascribe.network.LayeredFunction;
import org.ascribe.network.SmallNetworks;
import org.junit.jupiter.api.Test;

class GradCamTest {

    private static final SmallNetworks NET = SmallNetworks.BATCH_NORM;

    /** In plain loops over the activations, and over gradients of the layers above. */
    @Property(tries = 10)
    void isTheSumOfChannelsWeightedByTheirMeanGradient(@ForAll @LongRange(min = 1, max = 9999) long seed) {
        try (Model model = NET.model(seed, DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = NET.batch(manager, 1, seed, DataType.FLOAT64);
            LayeredFunction f = ((LayeredFunction) model.target(1)).at(x);
            NDArray output = f.activation("conv", x);
            double[] a = output.toDoubleArray();
            double[] g = f.above("conv").gradient(output).toDoubleArray();
            int places = a.length / 3;
            double[] expected = new double[places];
            for (int k = 0; k < 3; k++) {
                double weight =
                        Arrays.stream(g, k * places, (k + 1) * places).average().orElseThrow();
                for (int p = 0; p < places; p++) {
                    expected[p] += weight * a[k * places + p];
                }
            }
            GradCam cam = new GradCam().withLayer("conv").withUpsampling(Upsampling.NONE);
            near(cam.withSign().attribute(model.target(1), x.get(0)).values(), expected, 1e-13);
            near(
                    cam.attribute(model.target(1), x.get(0)).values(),
                    Arrays.stream(expected).map(v -> Math.max(0, v)).toArray(),
                    1e-13);
        }
    }

    /** What speaks against the target is cut off before the map is laid over the image: after it, less would be left of its neighbours. */
    @Test
    void asItComesItIsCutOffFirstAndThenEnlarged() {
        try (Model model = NET.model(2, DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = NET.batch(manager, 1, 2, DataType.FLOAT64);
            GradCam coarse = new GradCam().withUpsampling(Upsampling.NONE);
            Attribution signed = coarse.withSign().attribute(model.target(1), x.get(0));
            double[] map = signed.values();
            assertThat(Arrays.stream(map)).anyMatch(v -> v > 0).anyMatch(v -> v < 0);
            int h = (int) signed.shape()[1];
            int w = (int) signed.shape()[2];
            int height = (int) x.getShape().get(2);
            int width = (int) x.getShape().get(3);
            double[] expected = new double[height * width];
            double[] wrong = new double[height * width];
            for (int i = 0; i < expected.length; i++) {
                double y = Math.max(0, (i / width + 0.5) * h / height - 0.5);
                double c = Math.max(0, (i % width + 0.5) * w / width - 0.5);
                for (int corner = 0; corner < 4; corner++) {
                    int row = Math.min((int) y + corner / 2, h - 1);
                    int column = Math.min((int) c + corner % 2, w - 1);
                    double share = (corner / 2 == 0 ? 1 - y % 1 : y % 1) * (corner % 2 == 0 ? 1 - c % 1 : c % 1);
                    expected[i] += share * Math.max(0, map[row * w + column]);
                    wrong[i] += share * map[row * w + column];
                }
            }
            near(new GradCam().attribute(model.target(1), x.get(0)).values(), expected, 1e-12);
            double apart = 0;
            for (int i = 0; i < expected.length; i++) {
                apart = Math.max(apart, Math.abs(Math.max(0, wrong[i]) - expected[i]));
            }
            assertThat(apart).isGreaterThan(0.01 * Arrays.stream(expected).max().orElseThrow());
        }
    }

    @Test
    void takesTheLastConvolutionOrTheBranchesItStandsIn() {
        same(SmallNetworks.BATCH_NORM, "conv");
        same(SmallNetworks.CONVOLUTION, "conv2");
        same(SmallNetworks.RESIDUAL, "block2");
        same(SmallNetworks.CONCATENATION, "conv");
    }

    private static void same(SmallNetworks net, String layer) {
        try (Model model = net.model(1, DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 1, 1, DataType.FLOAT64).get(0);
            assertThat(new GradCam().attribute(model.target(0), x).values())
                    .containsExactly(new GradCam()
                            .withLayer(layer)
                            .attribute(model.target(0), x)
                            .values());
        }
    }

    @Test
    void mapsAreLaidOverTheImage() {
        try (NDManager manager = Torch.manager()) {
            NDArray map = manager.create(new double[] {1, 2, 3, 4}, new Shape(1, 1, 2, 2));
            assertThat(Upsampling.NONE.to(4, 4, map)).isSameAs(map);
            near(
                    Upsampling.NEAREST.to(3, 4, map).toDoubleArray(),
                    new double[] {1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4},
                    0);
            near(
                    Upsampling.BILINEAR.to(2, 4, map).toDoubleArray(),
                    new double[] {1, 1.25, 1.75, 2, 3, 3.25, 3.75, 4},
                    1e-15);
        }
    }

    /** A map that is as large as the image already, or constant, stays what it is. */
    @Property(tries = 20)
    void layingOverKeepsWhatItShould(@ForAll @LongRange(min = 1, max = 9) long side) {
        try (NDManager manager = Torch.manager()) {
            NDArray map = manager.randomUniform(0, 1, new Shape(2, 1, side, side + 1), DataType.FLOAT64);
            NDArray ones = map.onesLike();
            for (Upsampling way : List.of(Upsampling.NEAREST, Upsampling.BILINEAR)) {
                near(way.to(side, side + 1, map).toDoubleArray(), map.toDoubleArray(), 1e-15);
                double[] larger = way.to(17, 23, ones).toDoubleArray();
                near(larger, Arrays.stream(larger).map(v -> 1).toArray(), 1e-14);
            }
        }
    }

    @Test
    void guidedGradCamIsTheProduct() {
        try (Model model = NET.model(4, DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = NET.batch(manager, 1, 4, DataType.FLOAT64).get(0);
            ScalarFunction f = model.target(0);
            Attribution product = new GuidedGradCam(new Gradient()).attribute(f, x);
            double[] cam = new GradCam().attribute(f, x).values();
            double[] gradient = new Gradient().attribute(f, x).values();
            assertThat(product.shape()).containsExactly(2, 6, 6);
            double[] expected = new double[72];
            for (int i = 0; i < 72; i++) {
                expected[i] = cam[i % 36] * gradient[i];
            }
            near(product.values(), expected, 1e-14);
        }
    }

    @Test
    void refusesWhatIsNoImage() {
        try (Model model = NET.model(4, DataType.FLOAT64);
                Model dense = new Nets(3, List.of(4), 2, Activation.RELU, 3).model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = NET.batch(manager, 1, 4, DataType.FLOAT64).get(0);
            assertThatThrownBy(() -> new GradCam().withLayer("dense1").attribute(model.target(0), x))
                    .hasMessageContainingAll("layer: dense1 has the shape (5)", "[channels, height, width]");
            assertThatThrownBy(() -> new GradCam().withLayer("conv7").attribute(model.target(0), x))
                    .hasMessageContainingAll("layer: conv7", "[conv, norm1, relu");
            assertThatThrownBy(() ->
                            new GradCam().attribute(dense.target(0), manager.ones(new Shape(3), DataType.FLOAT64)))
                    .hasMessageContainingAll("f: no convolution among the layers [dense0, activation0, dense1]");
            assertThatThrownBy(() -> new GuidedGradCam(new Gradient(), new GradCam().withUpsampling(Upsampling.NONE)))
                    .hasMessageContainingAll("cam: upsampling NONE", "as large as the image");
        }
    }
}
