package org.ascribe.axiom.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ascribe.engine.Heap;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Torch;
import org.ascribe.network.Affine;
import org.ascribe.network.AffineMap;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.network.Pointwise;
import org.ascribe.network.Reshape;

/**
 * Reads a network as a {@link SmallNet}: vectors in, one number out; dense layers, batch normalisation right behind them, and the
 * activations that a {@link Link} knows. Reshapings of vectors are passed over. Everything else is refused: what it computes could not be
 * rewritten without knowing it.
 */
final class NetReader {

    private final NDManager scope;
    private final DataType type;
    private final List<Level> levels = new ArrayList<>();
    private int width;
    /** Whether what was read last is an activation, behind which a level is complete. */
    private boolean closed = true;

    private NetReader(NDManager scope, DataType type, int inputs) {
        this.scope = scope;
        this.type = type;
        this.width = inputs;
    }

    static SmallNet read(Network network) {
        List<String> unknown = network.layers().stream()
                .filter(layer -> !isKnown(layer))
                .map(layer -> layer.name() + " (" + layer.getClass().getSimpleName() + ")")
                .toList();
        if (!unknown.isEmpty() || network.inputShape().dimension() != 1) {
            throw new IllegalArgumentException("network: takes samples of shape " + network.inputShape()
                    + " and has the layers " + unknown + ", which cannot be read; expected vectors, dense layers with"
                    + " batch normalisation behind them, and ReLU, tanh, sigmoid or softplus");
        }
        try (NDManager scope = Torch.manager()) {
            NetReader reader = new NetReader(
                    scope, type(network), (int) network.inputShape().get(0));
            network.layers().forEach(reader::add);
            return new SmallNet(reader.levels);
        }
    }

    private static DataType type(Network network) {
        return network.getParameters().isEmpty()
                ? DataType.FLOAT64
                : network.getParameters().get(0).getValue().getArray().getDataType();
    }

    private static boolean isKnown(Layer layer) {
        return layer instanceof Affine
                || layer instanceof Reshape
                || link(layer).isPresent();
    }

    private static Optional<Link> link(Layer layer) {
        return layer instanceof Pointwise pointwise
                ? Link.of(pointwise.activation()).stream().findFirst()
                : Optional.empty();
    }

    private void add(Layer layer) {
        if (layer instanceof Affine affine) {
            if (!closed
                    && last().norm() == null
                    && affine.block().getParameters().contains("gamma")) {
                replaceLast(last().withNorm(norm(affine.map())));
            } else {
                levels.add(dense(affine.map()));
                width = last().units();
            }
            closed = false;
        } else if (layer instanceof Pointwise) {
            Link link = link(layer).orElseThrow();
            if (closed) {
                levels.add(new Level(identity(), new double[width], link));
            } else {
                replaceLast(last().withLink(link));
            }
            closed = true;
        }
    }

    private Level dense(AffineMap map) {
        double[] columns = applied(map.withoutBias(), identity());
        int sums = columns.length / width;
        double[][] weights = new double[sums][width];
        for (int j = 0; j < sums; j++) {
            for (int i = 0; i < width; i++) {
                weights[j][i] = columns[i * sums + j];
            }
        }
        return new Level(weights, applied(map, new double[1][width]), Link.IDENTITY);
    }

    private Norm norm(AffineMap map) {
        double[] ones = new double[width];
        Arrays.fill(ones, 1);
        return new Norm(applied(map.withoutBias(), new double[][] {ones}), applied(map, new double[1][width]));
    }

    private double[] applied(AffineMap map, double[][] rows) {
        double[] flat = Stream.of(rows).flatMapToDouble(Arrays::stream).toArray();
        NDArray batch = Tensors.of(scope, type, flat, new Shape(rows.length, width));
        return Heap.of(map.apply(batch));
    }

    private double[][] identity() {
        double[][] identity = new double[width][width];
        for (int i = 0; i < width; i++) {
            identity[i][i] = 1;
        }
        return identity;
    }

    private Level last() {
        return levels.get(levels.size() - 1);
    }

    private void replaceLast(Level level) {
        levels.set(levels.size() - 1, level);
    }
}
