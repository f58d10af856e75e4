package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import ai.djl.training.ParameterStore;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.autograd.Autograd;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Torch;

/**
 * Finds out which activation, pool or flattening a lambda of DJL is. DJL tells its name but not its settings, and a name is only
 * a claim: a lambda counts as known if it computes what that layer computes, on numbers that tell layers apart.
 */
final class LambdaReader {

    /** Rounding of float64, with room for constants that a lambda keeps in float32. */
    private static final double RELATIVE = 1e-6;

    /** What a sum of images rounds by where it cancels, and the tails of distribution functions. */
    private static final double ABSOLUTE = 1e-12;

    private static final int LARGEST_WINDOW = 11;

    /** The last decimal powers at which an activation is asked: a cap or a threshold beyond is none that anybody sets. */
    private static final int SMALLEST_POWER = -9;

    private static final int LARGEST_POWER = 12;

    /** From rounded to nothing, to numbers no network has; 1 is first, for most lambdas are told apart there. */
    private static final double[] BRIGHTNESSES = {1, 1e-3, 30, 1e6};

    private final String name;
    private final LambdaBlock block;
    private final NDManager manager;

    private LambdaReader(String name, LambdaBlock block, NDManager manager) {
        this.name = name;
        this.block = block;
        this.manager = manager;
    }

    /** The layers a lambda computes, or nothing if it is not known. */
    static Optional<List<Layer>> read(String name, LambdaBlock block) {
        try (NDManager manager = Torch.manager()) {
            LambdaReader reader = new LambdaReader(name, block, manager);
            return Autograd.recording(false, () -> reader.named(block.getName().toLowerCase(Locale.ROOT)));
        }
    }

    private Optional<List<Layer>> named(String claim) {
        return switch (claim) {
            case "relu" -> activation(Activation.RELU);
            case "sigmoid" -> activation(Activation.SIGMOID);
            case "tanh" -> activation(Activation.TANH);
            case "softplus" -> activation(Activation.SOFTPLUS);
            case "gelu" -> activation(Activation.GELU);
            case "leakyrelu" -> activation(Activation.leakyRelu(-atMinusOne()));
            case "elu" -> activation(Activation.elu(atMinusOne() / Math.expm1(-1)));
            case "batchflatten" -> images(Stream.of(List.of(Layer.flatten(name))));
            case "maxpool2d" -> images(windows().map(windows -> List.of(new MaxPool(name, windows))));
            case "avgpool2d" ->
                images(windows()
                        .flatMap(windows -> Stream.of(true, false)
                                .map(included -> List.of(Layer.averagePool(name, windows, included)))));
            case "globalmaxpool2d" -> images(Stream.of(flattened(new MaxPool(name, PoolWindows.adaptive(1, 1)))));
            case "globalavgpool2d" ->
                images(Stream.of(flattened(Layer.averagePool(name, PoolWindows.adaptive(1, 1), true))));
            default -> Optional.empty();
        };
    }

    private List<Layer> flattened(Layer pool) {
        return List.of(pool, Layer.flatten(name + ".flatten"));
    }

    private Optional<List<Layer>> activation(Activation activation) {
        double[] points = points();
        // A row by itself and in company: an activation knows of neither.
        List<NDArray> probes = List.of(
                Tensors.of(manager, points, new Shape(1, points.length)),
                Tensors.of(manager, points, new Shape(points.length, 1)));
        return Stream.of(List.of(Layer.activation(name, activation)))
                .filter(layers -> probes.stream().allMatch(probe -> agrees(layers, probe)))
                .findFirst();
    }

    /** Zero, every tenth up to 6, every integer up to 130, where float32 has left off taking exponentials, and far beyond. */
    private static double[] points() {
        DoubleStream near = IntStream.rangeClosed(1, 60).mapToDouble(i -> i / 10.0);
        DoubleStream middle = IntStream.rangeClosed(7, 130).asDoubleStream();
        DoubleStream far = IntStream.rangeClosed(SMALLEST_POWER, LARGEST_POWER).mapToDouble(k -> Math.pow(10, k));
        double[] positive =
                DoubleStream.concat(DoubleStream.concat(near, middle), far).toArray();
        return DoubleStream.concat(DoubleStream.of(0), Arrays.stream(positive).flatMap(z -> DoubleStream.of(z, -z)))
                .toArray();
    }

    private double atMinusOne() {
        return apply(Tensors.of(manager, new double[] {-1}, new Shape(1, 1))).getDouble();
    }

    private static Stream<PoolWindows> windows() {
        return IntStream.rangeClosed(1, LARGEST_WINDOW)
                .boxed()
                .flatMap(side -> IntStream.rangeClosed(1, LARGEST_WINDOW)
                        .boxed()
                        .flatMap(stride -> IntStream.rangeClosed(0, side / 2)
                                .boxed()
                                .flatMap(padding -> Stream.of(false, true)
                                        .map(ceil -> PoolWindows.sliding(
                                                square(side), square(stride), square(padding), ceil)))));
    }

    private static Shape square(int side) {
        return new Shape(side, side);
    }

    /** The first candidate that agrees on images of many sizes, so that rounding up or down shows. */
    private Optional<List<Layer>> images(Stream<List<Layer>> candidates) {
        List<NDArray> images = IntStream.rangeClosed(0, LARGEST_WINDOW)
                .mapToObj(i -> image(23 + i, 34 - i))
                .toList();
        // Signs tell padding by zeros from padding by nothing, magnitudes tell caps.
        List<NDArray> extremes = Arrays.stream(BRIGHTNESSES)
                .boxed()
                .flatMap(brightness -> Stream.of(brightness, -brightness)
                        .map(sign -> images.get(0).abs().add(0.1).mul(sign)))
                .toList();
        return candidates
                .filter(layers ->
                        Stream.concat(images.stream(), extremes.stream()).allMatch(image -> agrees(layers, image)))
                .findFirst();
    }

    /** Not the engine's random numbers: whoever trains has seeded those. */
    private NDArray image(int rows, int columns) {
        double[] values = new Random(rows).doubles(4L * rows * columns, -1, 1).toArray();
        return Tensors.of(manager, values, new Shape(2, 2, rows, columns));
    }

    private boolean agrees(List<Layer> layers, NDArray probe) {
        NDArray expected = apply(probe);
        NDArray found = Chain.through(layers, LayerPass.PLAIN, probe);
        if (!found.getShape().equals(expected.getShape())) {
            return false;
        }
        NDArray allowed = expected.abs().mul(RELATIVE).add(ABSOLUTE);
        // Comparisons with NaN are false: what gives one is not known.
        return found.sub(expected).abs().lte(allowed).all().getBoolean();
    }

    /** Of a copy: a lambda may write into what it is given. */
    private NDArray apply(NDArray a) {
        return block.forward(new ParameterStore(manager, false), new NDList(a.duplicate()), false)
                .singletonOrThrow();
    }
}
