package org.ascribe.path;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.function.Function;
import org.ascribe.engine.BatchSize;
import org.ascribe.engine.Heap;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Views;

/** Whether curves begin, end and move as they say, in double precision, a portion of the samples at a time. */
final class PathCheck {

    /** Irregular, so that a curve that swings does not pass by chance. */
    private static final double[] PLACES = {0.137, 0.5061, 0.8409};

    /** Half the distance of two points whose difference is compared: its error is some 1e-9 of the third derivative. */
    private static final double STEP = 1e-4;

    private static final double SAME_PLACE = 1e-6;
    private static final double SAME_PACE = 1e-4;
    private static final double ROUNDING = 1e-9;
    private static final int POINTS_OF_A_SAMPLE = 4 * PLACES.length;

    private final Path path;
    private final NDArray b;
    private final NDArray x;
    private final long firstRow;

    private PathCheck(Path path, NDArray b, NDArray x, long firstRow) {
        this.path = path;
        this.b = b;
        this.x = x;
        this.firstRow = firstRow;
    }

    static void of(Path path, NDArray b, NDArray x) {
        Shape sample = x.getShape().slice(1);
        long n = x.getShape().get(0);
        int atOnce = Math.max(1, BatchSize.atOnce(x.getDevice(), sample) / POINTS_OF_A_SAMPLE);
        for (long from = 0; from < n; from += atOnce) {
            String rows = from + ":" + Math.min(n, from + atOnce);
            try (NDManager scope = x.getManager().newSubManager()) {
                NDArray wideB = Views.of(b, scope).get(rows).toType(DataType.FLOAT64, false);
                NDArray wideX = Views.of(x, scope).get(rows).toType(DataType.FLOAT64, false);
                PathCheck portion = new PathCheck(path, wideB, wideX, from);
                portion.ends();
                path.pieces(wideB, wideX).forEach(portion::pace);
            }
        }
    }

    private void ends() {
        NDArray points = points(path, 0, 1);
        double scale = Math.max(largest(b), largest(x));
        end(points.get("0:1"), b, 0, "the baseline", scale);
        end(points.get("1:2"), x, 1, "the sample", scale);
    }

    private void end(NDArray found, NDArray expected, int alpha, String what, double scale) {
        refuseBeyond(
                SAME_PLACE * scale,
                found,
                expected.expandDims(0),
                worst -> "path: " + path + " is at " + worst.found + " for α = " + alpha + " in " + place(worst.index)
                        + "; expected " + worst.expected + ", " + what);
    }

    private void pace(Path piece) {
        for (double place : PLACES) {
            NDArray points = points(piece, place - STEP, place + STEP);
            NDArray moved = points.get("1:2").sub(points.get("0:1")).div(2 * STEP);
            NDArray said = piece.velocities(b, x, alpha(place));
            if (!said.getShape().slice(1).equals(x.getShape())
                    || said.getShape().get(0) != 1) {
                throw shape("velocities", said, 1);
            }
            double tolerance = SAME_PACE * Math.max(largest(moved), largest(said)) + ROUNDING * largest(points);
            refuseBeyond(
                    tolerance,
                    said,
                    moved,
                    worst -> "path: velocities of " + path + " are " + worst.found + " where its points move by "
                            + worst.expected + " per unit of α, at α = " + place
                            + (piece.equals(path) ? "" : " of a piece") + " in " + place(worst.index)
                            + "; expected their derivative");
        }
    }

    private NDArray points(Path piece, double... places) {
        NDArray points = piece.points(b, x, alpha(places));
        Shape expected = new Shape(places.length).addAll(x.getShape());
        if (!points.getShape().equals(expected)) {
            throw shape("points", points, places.length);
        }
        return points;
    }

    private IllegalArgumentException shape(String what, NDArray found, int places) {
        return new IllegalArgumentException("path: " + what + " of " + path + " have shape " + found.getShape()
                + "; expected " + new Shape(places).addAll(x.getShape()) + " for " + places + " values of α");
    }

    private NDArray alpha(double... places) {
        return Tensors.along(x, 0, x.getShape().dimension() + 1, places);
    }

    private static double largest(NDArray array) {
        return array.abs().max().toType(DataType.FLOAT64, false).getDouble();
    }

    private record Worst(int index, float found, float expected) {}

    private static void refuseBeyond(
            double tolerance, NDArray found, NDArray expected, Function<Worst, String> sentence) {
        double[] is = Heap.of(found);
        double[] should = Heap.of(expected);
        Worst worst = null;
        double most = tolerance;
        for (int i = 0; i < is.length; i++) {
            double apart = Math.abs(is[i] - should[i]);
            if (!(apart <= most)) {
                // Seven digits: what is beyond is of the difference of two points.
                worst = new Worst(i, (float) is[i], (float) should[i]);
                most = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : apart;
            }
        }
        if (worst != null) {
            throw new IllegalArgumentException(sentence.apply(worst));
        }
    }

    private String place(int index) {
        long features = x.getShape().slice(1).size();
        return "feature " + index % features + " of sample " + (firstRow + index / features);
    }
}
