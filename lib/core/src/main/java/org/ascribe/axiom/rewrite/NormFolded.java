package org.ascribe.axiom.rewrite;

import java.util.Optional;
import java.util.stream.IntStream;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.Norm;
import org.ascribe.axiom.net.SmallNet;

/** A batch normalisation folded into the dense layer before it. A net that has none is first written with one. */
public record NormFolded() implements Rewrite {

    private static final double[] SCALES = {2, 0.5, -1, 4};
    private static final double[] SHIFTS = {1, -1, 2, -0.5};

    @Override
    public String name() {
        return "a batch norm folded";
    }

    @Override
    public Optional<Rewritten> of(SmallNet net, int choice) {
        int way = Math.floorDiv(choice, net.levels().size());
        int l = Math.floorMod(choice, net.levels().size());
        Level level = net.levels().get(l);
        Level normed = level.norm() == null ? normed(level, way) : level;
        return Optional.of(new Rewritten(net.with(l, normed), net.with(l, level.folded())));
    }

    /** {@code s ((W/s) a + (b − t)/s) + t}. */
    private static Level normed(Level level, int way) {
        int sums = level.biases().length;
        double[] scale = IntStream.range(0, sums)
                .mapToDouble(j -> SCALES[Math.floorMod(way + j, SCALES.length)])
                .toArray();
        double[] shift = IntStream.range(0, sums)
                .mapToDouble(j -> SHIFTS[Math.floorMod(way + j, SHIFTS.length)])
                .toArray();
        double[][] weights = level.weights();
        double[] biases = level.biases();
        for (int j = 0; j < sums; j++) {
            for (int i = 0; i < weights[j].length; i++) {
                weights[j][i] /= scale[j];
            }
            biases[j] = (biases[j] - shift[j]) / scale[j];
        }
        return new Level(weights, biases, new Norm(scale, shift), level.link());
    }
}
