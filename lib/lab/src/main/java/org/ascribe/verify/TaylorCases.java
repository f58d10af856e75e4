package org.ascribe.verify;

import static java.util.Map.entry;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Heap;
import org.ascribe.feature.FeatureGroups;
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
import org.ascribe.taylor.TaylorIntegratedGradients;
import org.ascribe.taylor.TaylorMultiplier;
import org.ascribe.taylor.TaylorOcclusion;

/** Cases of second order: full Hessians, Taylor terms, and the methods rewritten in them. */
final class TaylorCases {

    private TaylorCases() {}

    static Map<String, CaseMethod> all() {
        return Map.ofEntries(
                entry("hessian", TaylorCases::hessian), entry("taylor2_reformulations", TaylorCases::reformulations));
    }

    private static Map<String, double[]> hessian(ReferenceCase c, Model model, NDArray x) {
        ScalarFunction f = c.f(model, x);
        int d = (int) f.inputShape().size();
        int n = (int) x.getShape().get(0);
        double[] hessian = IntStream.range(0, n)
                .mapToObj(row -> hessian(f, x, row, d))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        double[] diagonal = IntStream.range(0, n * d)
                .mapToDouble(i -> hessian[i * d + i % d])
                .toArray();
        return Map.of("gradient", Heap.of(f.gradient(x)), "hessian", hessian, "diagonal", diagonal);
    }

    private static double[] hessian(ScalarFunction f, NDArray x, int row, int d) {
        int[] rows = new int[d];
        Arrays.fill(rows, row);
        NDArray copies = x.get(row).expandDims(0).repeat(0, d);
        NDArray units = x.getManager().eye(d).toType(x.getDataType(), false).reshape(copies.getShape());
        return Heap.of(f.rows(rows).hessianVector(copies, units));
    }

    private static Map<String, double[]> reformulations(ReferenceCase c, Model model, NDArray x) {
        ScalarFunction f = c.f(model, x);
        Baseline baseline = c.baseline();
        NDArray b = baseline.of(x);
        Pairs pairs = new Pairs(f, x, new HashMap<>());
        Map<String, double[]> answer = pairs.answer();

        SecondOrder terms = SecondOrder.at(f, x, b);
        answer.put("T_first", Heap.of(terms.first()));
        answer.put("T_second_diag", Heap.of(terms.independent()));
        answer.put("T_second_cross_half", Heap.of(terms.interactive()));
        double[] change = Heap.of(f.value(x).sub(f.value(b)));
        double[] total = Heap.of(SecondOrder.total(f, x, b));
        answer.put("delta_f", change);
        answer.put("g2_total", total);
        answer.put("eps_normalised", new double[] {
            IntStream.range(0, change.length)
                    .mapToDouble(i -> ApproximationError.of(change[i], total[i]))
                    .average()
                    .orElseThrow()
        });

        // The cases multiply the gradient by x - b; Gradient x Input is that for b = 0.
        boolean zero = Arrays.stream(Heap.of(b)).allMatch(v -> v == 0);
        AttributionMethod first = new FirstOrderTaylor(baseline);
        pairs.add("gi", zero ? new InputXGradient() : first, first);
        pairs.add("ig", new IntegratedGradients().withBaseline(baseline), new TaylorIntegratedGradients(baseline));
        pairs.groups("occ1", baseline, FeatureGroups.single());
        pairs.groups("occ_patch2", baseline, FeatureGroups.labelled(c.integers("patch_index_2")));
        pairs.groups("occ_patch4", baseline, FeatureGroups.labelled(c.integers("patch_index_4")));
        expectedGradients(c, pairs);
        if (c.expects("original_deeplift")) {
            deepLift(c, pairs);
        }
        return answer;
    }

    /** The mean of Integrated Gradients over baselines, of which every sample has its own. */
    private static void expectedGradients(ReferenceCase c, Pairs pairs) {
        NDArray baselines = c.array("eg_baselines", pairs.x());
        int n = (int) baselines.getShape().get(1);
        double[] original = new double[(int) pairs.x().size()];
        double[] taylor = new double[original.length];
        for (int k = 0; k < n; k++) {
            NDArray each = baselines.get(":, " + k);
            Baseline baseline = batch -> each;
            addTo(original, new IntegratedGradients().withBaseline(baseline), pairs, n);
            addTo(taylor, new TaylorIntegratedGradients(baseline), pairs, n);
        }
        pairs.add("eg", original, taylor);
    }

    private static void addTo(double[] mean, AttributionMethod method, Pairs pairs, int n) {
        double[] values = CaseMethod.values(method.attributeAll(pairs.f(), pairs.x()));
        Arrays.setAll(mean, i -> mean[i] + values[i] / n);
    }

    private static void deepLift(ReferenceCase c, Pairs pairs) {
        ScalarFunction f = pairs.f();
        NDArray x = pairs.x();
        DeepLift method = new DeepLift(c.baseline());
        double[] original = CaseMethod.values(method.attributeAll(f, x));
        double[] endToEnd =
                CaseMethod.values(method.withMultiplier(new TaylorMultiplier(2)).attributeAll(f, x));
        pairs.answer().put("original_deeplift", original);
        pairs.answer().put("taylor2_deeplift_end_to_end", endToEnd);
        pairs.answer().put("d_percent_deeplift_end_to_end", new double[] {pairs.change(original, endToEnd)});
        List<NDArray> originals = method.layerRelevances(f, x, new Rescale());
        List<NDArray> taylor = method.layerRelevances(f, x, new TaylorMultiplier(2));
        List<String> layers = c.expected().stream()
                .filter(name -> name.matches("layer\\d+_original_deeplift"))
                .map(name -> name.substring(0, name.indexOf('_')))
                .sorted()
                .toList();
        if (layers.size() != originals.size()) {
            throw new IllegalStateException(
                    "the case names the layers " + layers + "; its network has " + originals.size() + " activations");
        }
        double[] changes = new double[layers.size()];
        for (int i = 0; i < changes.length; i++) {
            double[] o = Heap.of(originals.get(i));
            double[] r = Heap.of(taylor.get(i));
            pairs.answer().put(layers.get(i) + "_original_deeplift", o);
            pairs.answer().put(layers.get(i) + "_taylor2_deeplift", r);
            changes[i] = pairs.change(o, r);
        }
        double mean = DoubleStream.of(changes).average().orElseThrow();
        pairs.answer().put("d_percent_deeplift_layerwise", new double[] {mean});
    }

    /** Methods beside their reformulations, and how far apart the two are. */
    private record Pairs(ScalarFunction f, NDArray x, Map<String, double[]> answer) {

        void groups(String name, Baseline baseline, FeatureGroups groups) {
            add(name, new Occlusion(baseline, groups), new TaylorOcclusion(baseline, groups));
        }

        void add(String name, AttributionMethod original, AttributionMethod taylor) {
            add(name, CaseMethod.values(original.attributeAll(f, x)), CaseMethod.values(taylor.attributeAll(f, x)));
        }

        void add(String name, double[] original, double[] taylor) {
            answer.put("original_" + name, original);
            answer.put("taylor2_" + name, taylor);
            answer.put("d_percent_" + name, new double[] {change(original, taylor)});
        }

        double change(double[] original, double[] taylor) {
            int n = (int) x.getShape().get(0);
            int d = original.length / n;
            return IntStream.range(0, n)
                    .mapToDouble(row -> PercentageChange.of(
                            Arrays.copyOfRange(original, row * d, (row + 1) * d),
                            Arrays.copyOfRange(taylor, row * d, (row + 1) * d)))
                    .average()
                    .orElseThrow();
        }
    }
}
