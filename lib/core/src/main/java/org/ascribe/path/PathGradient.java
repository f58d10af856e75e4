package org.ascribe.path;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Differential;
import org.ascribe.engine.Heap;
import org.ascribe.engine.Tensors;

/** {@code ∂f(γ(α))/∂γᵢ · dγᵢ/dα} and {@code f(γ(α))} anywhere on the paths of a batch, in one batch for many places. */
record PathGradient(NDManager scope, Path path, NDArray b, NDArray x, ScalarFunction f, int features) {

    /** Beside a jump. */
    private static final double BESIDE = 1e-12;

    /** Places on the paths of samples. */
    private record Places(int[] rows, double[] alphas) {

        static Places of(int count) {
            return new Places(new int[count], new double[count]);
        }

        void set(int k, int row, double alpha) {
            rows[k] = row;
            alphas[k] = Math.min(1, Math.max(0, alpha));
        }
    }

    /** The slopes at the nodes of each part. */
    double[][][] atNodes(List<WayPart> parts) {
        int nodes = WayPart.nodes();
        Places places = Places.of(nodes * parts.size());
        for (int k = 0; k < places.rows.length; k++) {
            WayPart part = parts.get(k / nodes);
            places.set(k, part.row(), part.node(k % nodes));
        }
        double[][] slopes = slopes(places);
        double[][][] byPart = new double[parts.size()][][];
        Arrays.setAll(byPart, k -> Arrays.copyOfRange(slopes, nodes * k, nodes * (k + 1)));
        return byPart;
    }

    /** What f changes by on each part. */
    double[] changes(List<WayPart> parts) {
        Places ends = Places.of(2 * parts.size());
        for (int k = 0; k < parts.size(); k++) {
            ends.set(2 * k, parts.get(k).row(), parts.get(k).from());
            ends.set(2 * k + 1, parts.get(k).row(), parts.get(k).to());
        }
        double[] values = values(ends);
        double[] changes = new double[parts.size()];
        Arrays.setAll(changes, k -> values[2 * k + 1] - values[2 * k]);
        return changes;
    }

    /** Those jumps that are the only one between their nodes: the slopes right beside them are theirs. */
    Set<Jump> alone(List<Jump> jumps) {
        Set<Jump> alone = Collections.newSetFromMap(new IdentityHashMap<>());
        if (jumps.isEmpty()) {
            return alone;
        }
        Places beside = Places.of(2 * jumps.size());
        for (int k = 0; k < jumps.size(); k++) {
            Jump jump = jumps.get(k);
            WayPart part = jump.part();
            beside.set(2 * k, part.row(), Math.max(part.from(), jump.place() - BESIDE));
            beside.set(2 * k + 1, part.row(), Math.min(part.to(), jump.place() + BESIDE));
        }
        double[][] slopes = slopes(beside);
        for (int k = 0; k < jumps.size(); k++) {
            Jump jump = jumps.get(k);
            // At an end of the part, the slope there is that of one node.
            boolean atAnEnd = jump.place() - BESIDE <= jump.part().from()
                    || jump.place() + BESIDE >= jump.part().to();
            if (atAnEnd || jump.isBefore(slopes[2 * k]) && jump.isAfter(slopes[2 * k + 1])) {
                alone.add(jump);
            }
        }
        return alone;
    }

    private double[][] slopes(Places places) {
        try (NDManager level = scope.newSubManager()) {
            On on = on(level, places);
            NDArray gradients = f.rows(places.rows).gradient(on.points);
            NDArray velocities = path.velocities(on.from, on.to, on.alpha).squeeze(0);
            double[] flat = Heap.of(Differential.of(velocities, gradients));
            double[][] slopes = new double[places.rows.length][];
            Arrays.setAll(slopes, k -> Arrays.copyOfRange(flat, features * k, features * (k + 1)));
            return slopes;
        }
    }

    private double[] values(Places places) {
        try (NDManager level = scope.newSubManager()) {
            return Heap.of(f.rows(places.rows).value(on(level, places).points));
        }
    }

    private record On(NDArray from, NDArray to, NDArray alpha, NDArray points) {}

    private On on(NDManager level, Places places) {
        NDIndex which = new NDIndex("{}", Tensors.index(level, places.rows));
        NDArray from = b.get(level, which);
        NDArray to = x.get(level, which);
        NDArray alpha = Tensors.along(to, 1, x.getShape().dimension() + 1, places.alphas);
        return new On(from, to, alpha, path.points(from, to, alpha).squeeze(0));
    }
}
