package org.ascribe.taylor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ascribe.nets.Nets;
import org.hipparchus.util.CombinatoricsUtils;

/**
 * A polynomial in plain Java, by the coefficients of its monomials. A net of dense layers and squares is one.
 *
 * @param coefficients by exponents
 */
record PlainPolynomial(Map<List<Integer>, Double> coefficients) {

    /** What a net of squares computes for a class. */
    static PlainPolynomial of(Nets net, int target) {
        List<PlainPolynomial> level = IntStream.range(0, net.inputs())
                .mapToObj(i -> new PlainPolynomial(Map.of(unit(net.inputs(), i), 1.0)))
                .toList();
        for (int layer = 0; layer <= net.hidden().size(); layer++) {
            List<PlainPolynomial> next = new ArrayList<>();
            double[][] w = net.weight(layer);
            double[] bias = net.bias(layer);
            for (int j = 0; j < w.length; j++) {
                Map<List<Integer>, Double> sum = new HashMap<>(Map.of(Collections.nCopies(net.inputs(), 0), bias[j]));
                for (int i = 0; i < level.size(); i++) {
                    double weight = w[j][i];
                    level.get(i).coefficients.forEach((e, c) -> sum.merge(e, weight * c, Double::sum));
                }
                PlainPolynomial z = new PlainPolynomial(sum);
                next.add(layer < net.hidden().size() ? z.times(z) : z);
            }
            level = next;
        }
        return level.get(target);
    }

    private static List<Integer> unit(int size, int at) {
        return IntStream.range(0, size).mapToObj(i -> i == at ? 1 : 0).toList();
    }

    private PlainPolynomial times(PlainPolynomial other) {
        Map<List<Integer>, Double> product = new HashMap<>();
        coefficients.forEach((a, c) -> other.coefficients.forEach((b, d) -> product.merge(
                IntStream.range(0, a.size()).mapToObj(i -> a.get(i) + b.get(i)).toList(), c * d, Double::sum)));
        return new PlainPolynomial(product);
    }

    double at(double[] x) {
        return coefficients.entrySet().stream()
                .mapToDouble(e -> e.getValue() * power(x, e.getKey()))
                .sum();
    }

    /** The coefficients of {@code p(point + tΔ)} by powers of t, by the binomial theorem. */
    Map<List<Integer>, Double> around(double[] point, double[] way) {
        Map<List<Integer>, Double> shifted = new HashMap<>();
        coefficients.forEach((b, c) -> spread(b, 0, new ArrayList<>(), c, point, way, shifted));
        return shifted;
    }

    private static void spread(
            List<Integer> b,
            int i,
            List<Integer> begun,
            double c,
            double[] point,
            double[] way,
            Map<List<Integer>, Double> into) {
        if (i == b.size()) {
            into.merge(List.copyOf(begun), c, Double::sum);
            return;
        }
        for (int a = 0; a <= b.get(i); a++) {
            begun.add(a);
            double part = CombinatoricsUtils.binomialCoefficient(b.get(i), a)
                    * Math.pow(point[i], b.get(i) - a)
                    * Math.pow(way[i], a);
            spread(b, i + 1, begun, c * part, point, way, into);
            begun.remove(i);
        }
    }

    private static double power(double[] x, List<Integer> exponents) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> Math.pow(x[i], exponents.get(i)))
                .reduce(1, (a, b) -> a * b);
    }
}
