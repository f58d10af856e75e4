package org.ascribe.taylor;

import static org.ascribe.model.Near.near;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;

/** A net with a sample, in double precision, that is freed after a test. */
final class Explained implements AutoCloseable {

    private final NDManager manager = Torch.manager();
    private final Model model;
    private final double[] x;

    Explained(Nets net, double[] x) {
        model = net.model(DataType.FLOAT64);
        this.x = x;
    }

    ScalarFunction f() {
        return model.target(1);
    }

    NDArray sample() {
        return manager.create(x);
    }

    double value(double[] at) {
        return f().value(manager.create(at, new Shape(1, at.length))).getDouble(0);
    }

    double[] by(AttributionMethod method) {
        return method.attribute(f(), sample()).values();
    }

    TaylorTerms terms(TaylorExpansion expansion) {
        return expansion.of(f(), sample());
    }

    /** The two methods agree, as seen from the largest value. */
    void agree(AttributionMethod method, AttributionMethod reformulation, double tolerance) {
        near(relative(by(reformulation), by(method)), relative(by(method), by(method)), tolerance);
    }

    /** How far the reformulation is from the method, in the largest value. */
    double distance(AttributionMethod method, AttributionMethod reformulation) {
        double[] wanted = by(method);
        double[] found = by(reformulation);
        double distance = 0;
        for (int i = 0; i < wanted.length; i++) {
            distance = Math.max(distance, Math.abs(found[i] - wanted[i]));
        }
        return distance;
    }

    private static double[] relative(double[] values, double[] to) {
        double scale = Arrays.stream(to).map(Math::abs).max().orElseThrow();
        return Arrays.stream(values).map(v -> v / scale).toArray();
    }

    @Override
    public void close() {
        model.close();
        manager.close();
    }
}
