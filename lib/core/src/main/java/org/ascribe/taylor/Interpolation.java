package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.BatchSize;
import org.ascribe.engine.Copies;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Views;

/**
 * The coefficients of a curve: the first of them the curve and its derivatives at x, all others those of the interpolant of its highest
 * derivative, integrated.
 *
 * @param nodes where the highest derivative is evaluated
 * @param given the curve and its derivatives, up to the highest there is
 * @param f the function, bound to the samples
 * @param scope owner of the results
 */
record Interpolation(ChebyshevNodes nodes, List<DirectionalFunction> given, ScalarFunction f, NDManager scope) {

    /** The first coefficients, {@code [many, n, ...]}. */
    Coefficients along(NDArray x, NDArray d, int many) {
        NDList values = new NDList();
        NDList errors = new NDList();
        int highest = given.size() - 1;
        for (int k = 0; k < Math.min(highest, many); k++) {
            NDArray exact = given.get(k).at(f, Views.of(x, scope), Views.of(d, scope));
            values.add(exact.expandDims(0));
            errors.add(exact.zerosLike().expandDims(0));
        }
        if (many > highest) {
            double[] integrals = integrals(highest, many);
            NDArray sums = sums(x, d, integrals);
            Shape shape = new Shape(integrals.length).addAll(sums.getShape().slice(1));
            NDArray level = sums.get(integrals.length + ":").abs().max(new int[] {0});
            NDArray growth = matrix(nodes.growth(integrals)).reshape(integrals.length, 1);
            values.add(sums.get("0:" + integrals.length));
            errors.add(growth.matMul(level.reshape(1, level.size())).reshape(shape));
        }
        return new Coefficients(joined(values), joined(errors));
    }

    private NDArray joined(NDList parts) {
        parts.replaceAll(part -> part.toType(f.dataType(), false));
        return NDArrays.concat(parts);
    }

    /** What coefficient k is of coefficient k − highest of the highest derivative: {@code (k − highest)! / k!}. */
    private static double[] integrals(int highest, int many) {
        return IntStream.range(highest, many)
                .mapToDouble(
                        k -> 1.0 / IntStream.range(0, highest).map(i -> k - i).reduce(1, (a, b) -> a * b))
                .toArray();
    }

    /** Sums over the nodes, in double precision: the coefficients, and below them the last Chebyshev coefficients. */
    private NDArray sums(NDArray x, NDArray d, double[] integrals) {
        double[] t = nodes.places();
        NDArray weights = matrix(nodes.weights(integrals));
        int atOnce = BatchSize.atOnce(x);
        NDArray sums = null;
        for (int from = 0; from < t.length; from += atOnce) {
            int to = Math.min(t.length, from + atOnce);
            try (NDManager slice = scope.newSubManager()) {
                NDArray y = evaluated(slice, x, d, Arrays.copyOfRange(t, from, to));
                NDArray columns = weights.get(slice, new NDIndex(":, " + from + ":" + to));
                NDArray part = columns.matMul(y.reshape(to - from, -1));
                if (sums == null) {
                    sums = part.reshape(new Shape(weights.getShape().get(0))
                            .addAll(y.getShape().slice(1)));
                    sums.attach(scope);
                } else {
                    sums.addi(part.reshape(sums.getShape()));
                }
            }
        }
        return Objects.requireNonNull(sums, "there are nodes");
    }

    /** The highest derivative at {@code x + t d}, {@code [nodes, n, ...]}. */
    private NDArray evaluated(NDManager slice, NDArray x, NDArray d, double[] t) {
        long n = x.getShape().get(0);
        NDArray alpha = Tensors.along(Views.of(x, slice), 0, x.getShape().dimension() + 1, t);
        NDArray ways = Views.of(d, slice).expandDims(0).mul(alpha.onesLike());
        NDArray points = ways.mul(alpha).add(Views.of(x, slice).expandDims(0));
        NDArray y = given.get(given.size() - 1)
                .at(f.rows(Copies.samples(t.length, n)), Copies.flat(points), Copies.flat(ways));
        return Copies.apart(y, n).toType(DataType.FLOAT64, false);
    }

    private NDArray matrix(double[]... rows) {
        return Tensors.of(
                scope,
                Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray(),
                new Shape(rows.length, rows[0].length));
    }
}
