package org.ascribe.study.gradientview.perturbation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ascribe.autograd.Autograd;
import org.ascribe.engine.BatchSize;
import org.ascribe.engine.Finite;
import org.ascribe.engine.Heap;
import org.ascribe.engine.Shapes;
import org.ascribe.engine.Tensors;
import org.ascribe.model.Model;

/**
 * A sample without some of its features, for many orders of removal at once: all copies of a sample go through the network together,
 * and no copy twice in an order. Both what the target's output becomes and whether it stays the largest are read off one pass.
 *
 * @param model the network
 * @param target whose output is read
 * @param groups the features
 */
record Removals(Model model, int target, List<int[]> groups) {

    /**
     * A curve.
     *
     * @param outputs of the target, at each point
     * @param kept 1 where it is the largest of all outputs, else 0
     */
    record Track(double[] outputs, double[] kept) {}

    private record Point(double output, double kept) {}

    /** One curve for each removal. */
    List<Track> tracks(NDArray x, NDArray replaced, List<Removal> removals) {
        int all = groups.size();
        int[] order = removals.get(0).order();
        List<Removal> asked = new ArrayList<>(List.of(new Removal(order, new int[] {0, all})));
        removals.forEach(removal -> asked.add(removal.inner()));
        List<Point> points = points(x, replaced, asked);
        List<Track> tracks = new ArrayList<>();
        int from = 2;
        for (int r = 0; r < removals.size(); r++) {
            Map<Integer, Point> byCount = new HashMap<>(Map.of(0, points.get(0), all, points.get(1)));
            for (int count : asked.get(r + 1).counts()) {
                byCount.put(count, points.get(from++));
            }
            tracks.add(track(removals.get(r), byCount));
        }
        return tracks;
    }

    private static Track track(Removal removal, Map<Integer, Point> byCount) {
        int[] counts = removal.counts();
        double[] outputs = new double[counts.length];
        double[] kept = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            Point point = byCount.getOrDefault(counts[i], new Point(Double.NaN, Double.NaN));
            outputs[i] = point.output();
            kept[i] = point.kept();
        }
        return new Track(outputs, kept);
    }

    /** Portions that fill a slice of the network, on as many threads as there are cores: a forward alone takes one. */
    private List<Point> points(NDArray x, NDArray replaced, List<Removal> removals) {
        int most = BatchSize.atOnce(model.manager().getDevice(), model.inputShape());
        List<List<Removal>> portions = new ArrayList<>();
        int rows = most;
        for (Removal removal : removals) {
            rows += removal.counts().length;
            if (rows > most) {
                portions.add(new ArrayList<>());
                rows = removal.counts().length;
            }
            portions.get(portions.size() - 1).add(removal);
        }
        return portions.parallelStream()
                .map(portion -> portion(x, replaced, portion))
                .flatMap(List::stream)
                .toList();
    }

    private List<Point> portion(NDArray x, NDArray replaced, List<Removal> removals) {
        try (NDManager scope = x.getManager().newSubManager()) {
            NDArray own = copy(x, scope);
            NDArray other = copy(replaced, scope);
            NDList copies = new NDList();
            for (Removal removal : removals) {
                if (removal.counts().length > 0) {
                    copies.add(copies(own, other, removal));
                }
            }
            if (copies.isEmpty()) {
                return List.of();
            }
            return passed(copies.size() == 1 ? copies.get(0) : NDArrays.concat(copies));
        }
    }

    /** Threads must not attach one array to different scopes. */
    private static NDArray copy(NDArray array, NDManager scope) {
        NDArray copy = array.duplicate();
        copy.attach(scope);
        return copy;
    }

    private NDArray copies(NDArray x, NDArray replaced, Removal removal) {
        Shape sample = x.getShape();
        int count = removal.counts().length;
        Shape shape = new Shape(count).addAll(sample);
        NDManager scope = x.getManager();
        NDArray turns = Tensors.of(scope, removal.turns(groups, (int) sample.size()), new Shape(1).addAll(sample));
        NDArray taken = Tensors.of(scope, removal.counts(), Shapes.leading(sample.dimension() + 1, count));
        return NDArrays.where(
                taken.gt(turns),
                replaced.expandDims(0).broadcast(shape),
                x.expandDims(0).broadcast(shape));
    }

    private List<Point> passed(NDArray copies) {
        int rows = (int) copies.getShape().get(0);
        int slice = BatchSize.atOnce(model.manager().getDevice(), model.inputShape());
        List<Point> points = new ArrayList<>();
        for (int from = 0; from < rows; from += slice) {
            NDArray part = copies.get(from + ":" + Math.min(rows, from + slice));
            // Threads but the first record what they do until they are told not to.
            NDArray scores = Autograd.recording(false, () -> model.logits(part));
            double[] logits = Finite.check(Heap.of(scores), i -> "model: " + model + " at a changed sample");
            for (int row = 0; row < logits.length; row += model.classes()) {
                points.add(point(logits, row));
            }
        }
        return points;
    }

    private Point point(double[] logits, int row) {
        double output = logits[row + target];
        boolean largest = true;
        for (int c = 0; c < model.classes(); c++) {
            largest &= logits[row + c] <= output;
        }
        return new Point(output, largest ? 1 : 0);
    }
}
