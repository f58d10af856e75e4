package org.ascribe.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.FeatureGroups;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.model.Model;
import org.ascribe.path.GaussLegendre;
import org.ascribe.path.Midpoint;
import org.ascribe.path.Quadrature;
import org.ascribe.path.RightRiemann;
import org.ascribe.path.StraightLine;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.propagation.DeepLift;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every method against numbers that other people's software computed in float64. */
class ReferenceTest {

    private static final Path LIST = Path.of("src/test/resources/reference/outside-cases.txt");

    /** The larger set is not part of the project: where it is absent, each of its cases counts as skipped. */
    @TestFactory
    Stream<DynamicTest> agreesWithOutsideSoftware() throws IOException {
        Optional<Path> root = ReferenceCase.outside();
        return Files.readAllLines(LIST).stream()
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    Assumptions.assumeTrue(root.isPresent(), "no folder shared/reference beside the checkout");
                    check(ReferenceCase.named(root.orElseThrow(), id));
                }));
    }

    private static void check(ReferenceCase c) {
        try (Model model = c.model();
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            NDArray x = c.inputs(manager);
            if (c.method().equals("forward")) {
                double[] expected = c.expected("outputs");
                NDArray outputs = model.logits(x);
                near(
                        (c.endsInSoftmax() ? outputs.softmax(1) : outputs).toDoubleArray(),
                        expected,
                        c.tolerance(expected));
                return;
            }
            List<Attribution> found = method(c).attributeAll(c.f(model), x);
            double[] expected = c.expected("attributions");
            near(flat(found), expected, c.tolerance(expected));
            if (c.expects("convergence_delta")) {
                double[] deltas = found.stream()
                        .mapToDouble(a -> a.convergenceDelta().orElseThrow())
                        .toArray();
                near(deltas, c.expected("convergence_delta"), c.tolerance(expected));
            }
        }
    }

    private static AttributionMethod method(ReferenceCase c) {
        return switch (c.method()) {
            case "input_x_gradient" -> new InputXGradient();
            case "integrated_gradients" -> new IntegratedGradients(c.baseline(), new StraightLine(), quadrature(c));
            case "occlusion" -> new Occlusion(c.baseline(), windows(c));
            case "deeplift_rescale" -> new DeepLift(c.baseline());
            default -> throw new IllegalArgumentException(c.method());
        };
    }

    private static FeatureGroups windows(ReferenceCase c) {
        int[] window = ints(c.hyper().get("window"));
        int[] stride = ints(c.hyper().get("stride"));
        if (Arrays.stream(window).allMatch(side -> side == 1)) {
            return FeatureGroups.single();
        }
        if (window[0] == c.inputShape().get(0)) {
            return FeatureGroups.windows(window[2], stride[2]);
        }
        return patchesOfEachChannel(c.inputShape(), window[2]);
    }

    private static FeatureGroups patchesOfEachChannel(Shape shape, int side) {
        int height = (int) shape.get(1);
        int width = (int) shape.get(2);
        return FeatureGroups.labelled(IntStream.range(0, (int) shape.size())
                .map(i -> {
                    int channel = i / (height * width);
                    int row = i / width % height / side;
                    int column = i % width / side;
                    return (channel * height + row) * width + column;
                })
                .toArray());
    }

    private static int[] ints(JsonNode array) {
        return IntStream.range(0, array.size()).map(i -> array.get(i).asInt()).toArray();
    }

    private static Quadrature quadrature(ReferenceCase c) {
        int steps = c.hyper().get("n_steps").asInt();
        return switch (c.hyper().get("quadrature").asText()) {
            case "riemann_right" -> new RightRiemann(steps);
            case "riemann_middle" -> new Midpoint(steps);
            case "gausslegendre" -> new GaussLegendre(steps);
            default -> throw new IllegalArgumentException(c.hyper().toString());
        };
    }

    static double[] flat(List<Attribution> attributions) {
        return attributions.stream()
                .flatMapToDouble(a -> Arrays.stream(a.values()))
                .toArray();
    }

    static void near(double[] found, double[] expected, double tolerance) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).as("element %d", i).isCloseTo(expected[i], within(tolerance));
        }
    }
}
