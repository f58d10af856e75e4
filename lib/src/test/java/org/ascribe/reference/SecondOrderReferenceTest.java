package org.ascribe.reference;

import static org.ascribe.reference.ReferenceTest.flat;
import static org.ascribe.reference.ReferenceTest.near;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ascribe.AttributionMethod;
import org.ascribe.Baseline;
import org.ascribe.FeatureGroups;
import org.ascribe.ScalarFunction;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.metric.ApproximationError;
import org.ascribe.metric.PercentageChange;
import org.ascribe.model.Model;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.propagation.DeepLift;
import org.ascribe.propagation.Rescale;
import org.ascribe.taylor.FirstOrderTaylor;
import org.ascribe.taylor.SecondOrder;
import org.ascribe.taylor.SecondOrderMultiplier;
import org.ascribe.taylor.TaylorIntegratedGradients;
import org.ascribe.taylor.TaylorOcclusion;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Second-order terms and reformulations against full Hessians of tiny nets. */
class SecondOrderReferenceTest {

    private static final Path CASES = Path.of("src/test/resources/reference");
    /** What the Taylor terms promise; the cases' own tolerances are wider for what Captum computed. */
    private static final double PROMISED = 1e-9;

    @TestFactory
    Stream<DynamicTest> hessianVectorProductsMatchTheFullHessian() {
        return ReferenceCase.in(CASES, ".*__hessian").stream()
                .map(c -> DynamicTest.dynamicTest(c.id(), () -> hessian(c)));
    }

    @TestFactory
    Stream<DynamicTest> termsAndReformulationsMatch() {
        return ReferenceCase.in(CASES, ".*__reformulations").stream()
                .map(c -> DynamicTest.dynamicTest(c.id(), () -> reformulations(c)));
    }

    private static void hessian(ReferenceCase c) {
        try (Model model = c.model();
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            NDArray x = c.inputs(manager);
            ScalarFunction f = c.f(model).at(x);
            near(f.gradient(x).toDoubleArray(), c.expected("gradient"), 1e-10);
            int d = (int) f.inputShape().size();
            int n = (int) x.getShape().get(0);
            double[] expected = c.expected("hessian");
            for (int row = 0; row < n; row++) {
                NDArray copies = x.get(row).expandDims(0).repeat(0, d);
                NDArray units = manager.eye(d).toType(x.getDataType(), false).reshape(copies.getShape());
                double[] found = rows(f, row, d).hessianVector(copies, units).toDoubleArray();
                near(found, Arrays.copyOfRange(expected, row * d * d, (row + 1) * d * d), 1e-10);
            }
        }
    }

    private static ScalarFunction rows(ScalarFunction f, int row, int copies) {
        int[] rows = new int[copies];
        Arrays.fill(rows, row);
        return f.rows(rows);
    }

    private static void reformulations(ReferenceCase c) {
        try (Model model = c.model();
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            NDArray x = c.inputs(manager);
            ScalarFunction f = c.f(model);
            ScalarFunction bound = f.at(x);
            Baseline baseline = c.baseline();
            NDArray b = baseline.of(x);

            SecondOrder terms = SecondOrder.at(bound, x, b);
            near(terms.first().toDoubleArray(), c.expected("T_first"), PROMISED);
            near(terms.independent().toDoubleArray(), c.expected("T_second_diag"), PROMISED);
            near(terms.interactive().toDoubleArray(), c.expected("T_second_cross_half"), PROMISED);

            double[] change = bound.value(x).sub(bound.value(b)).toDoubleArray();
            double[] total = SecondOrder.total(bound, x, b).toDoubleArray();
            near(change, c.expected("delta_f"), PROMISED);
            near(total, c.expected("g2_total"), PROMISED);
            double error = 0;
            for (int i = 0; i < change.length; i++) {
                error += ApproximationError.of(change[i], total[i]) / change.length;
            }
            near(new double[] {error}, c.expected("eps_normalised"), 1e-8);

            // The cases multiply the gradient by x - b; Gradient x Input is that for b = 0.
            boolean zero = Arrays.stream(b.toDoubleArray()).allMatch(v -> v == 0);
            FirstOrderTaylor first = new FirstOrderTaylor(baseline);
            pair(c, f, x, "gi", zero ? new InputXGradient() : first, first);
            pair(
                    c,
                    f,
                    x,
                    "ig",
                    new IntegratedGradients().withBaseline(baseline),
                    new TaylorIntegratedGradients(baseline));
            groups(c, f, x, "occ1", FeatureGroups.single());
            groups(c, f, x, "occ_patch2", labelled(c, "patch_index_2"));
            groups(c, f, x, "occ_patch4", labelled(c, "patch_index_4"));
            if (c.expects("original_deeplift")) {
                deepLift(c, f, bound, x);
            }
        }
    }

    private static FeatureGroups labelled(ReferenceCase c, String array) {
        return FeatureGroups.labelled(
                Arrays.stream(c.array(array)).mapToInt(label -> (int) label).toArray());
    }

    private static void groups(ReferenceCase c, ScalarFunction f, NDArray x, String name, FeatureGroups groups) {
        pair(c, f, x, name, new Occlusion(c.baseline(), groups), new TaylorOcclusion(c.baseline(), groups));
    }

    private static void pair(
            ReferenceCase c,
            ScalarFunction f,
            NDArray x,
            String name,
            AttributionMethod original,
            AttributionMethod taylor) {
        double[] o = flat(original.attributeAll(f, x));
        double[] r = flat(taylor.attributeAll(f, x));
        double[] expected = c.expected("original_" + name);
        near(o, expected, c.tolerance(expected));
        near(r, c.expected("taylor2_" + name), PROMISED);
        near(new double[] {change(o, r, (int) x.getShape().get(0))}, c.expected("d_percent_" + name), 1e-5);
    }

    private static void deepLift(ReferenceCase c, ScalarFunction f, ScalarFunction bound, NDArray x) {
        DeepLift method = new DeepLift(c.baseline());
        near(flat(method.attributeAll(f, x)), c.expected("original_deeplift"), 1e-8);
        List<NDArray> originals = method.layerRelevances(bound, x, new Rescale());
        List<NDArray> taylor = method.layerRelevances(bound, x, new SecondOrderMultiplier());
        double mean = 0;
        int layer = 0;
        for (int i = 0; i < layers(c); i++) {
            String name = String.format("layer%02d_", i);
            if (!c.expects(name + "original_deeplift")) {
                continue;
            }
            double[] o = originals.get(layer).toDoubleArray();
            double[] r = taylor.get(layer).toDoubleArray();
            near(o, c.expected(name + "original_deeplift"), 1e-8);
            near(r, c.expected(name + "taylor2_deeplift"), PROMISED);
            mean += change(o, r, (int) x.getShape().get(0)) / originals.size();
            layer++;
        }
        assertThat(layer).isEqualTo(originals.size());
        near(new double[] {mean}, c.expected("d_percent_deeplift_layerwise"), 1e-5);
    }

    private static int layers(ReferenceCase c) {
        return c.meta().get("model").get("layers").size();
    }

    private static double change(double[] o, double[] r, int n) {
        int d = o.length / n;
        double mean = 0;
        for (int row = 0; row < n; row++) {
            mean += PercentageChange.of(
                            Arrays.copyOfRange(o, row * d, (row + 1) * d),
                            Arrays.copyOfRange(r, row * d, (row + 1) * d))
                    / n;
        }
        return mean;
    }
}
