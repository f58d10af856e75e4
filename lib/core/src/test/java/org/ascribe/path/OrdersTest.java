package org.ascribe.path;

import static org.ascribe.model.Near.near;
import static org.ascribe.path.PathCases.FEATURES;
import static org.ascribe.path.PathCases.along;
import static org.ascribe.path.PathCases.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ascribe.baseline.Baseline;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.path.PathCases.Case;
import org.ascribe.perturbation.ShapleyValues;

/** The mean over all orders in which features can move one after another is the Shapley value. */
class OrdersTest {

    @Provide
    Arbitrary<Case> cases() {
        return PathCases.all();
    }

    /** All 24 orders. */
    @Property(tries = 15)
    void theMeanOverAllOrdersIsTheShapleyValue(@ForAll("cases") Case c) {
        with(c.net().weights(), c.net(), (f, manager) -> {
            double[] mean = new double[FEATURES];
            List<List<Integer>> orders = orders(List.of(0, 1, 2, 3));
            assertThat(orders).hasSize(24).doesNotHaveDuplicates();
            for (List<Integer> order : orders) {
                double[] a = along(new AxisParallel(order), f, manager, c.b(), c.x());
                Arrays.setAll(mean, i -> mean[i] + a[i] / 24);
            }
            double[] shapley = new ShapleyValues(Baseline.given(c.b()), FeatureGroups.single())
                    .attribute(f, manager.create(c.x()))
                    .values();
            near(mean, shapley, 1e-10);
        });
    }

    private static List<List<Integer>> orders(List<Integer> features) {
        if (features.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : features) {
            List<Integer> others =
                    features.stream().filter(i -> !i.equals(first)).toList();
            for (List<Integer> rest : orders(others)) {
                List<Integer> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                all.add(order);
            }
        }
        return all;
    }
}
