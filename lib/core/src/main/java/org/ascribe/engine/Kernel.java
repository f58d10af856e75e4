package org.ascribe.engine;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One computation that the engine is tried with: y from arrays, without and with a graph, for which other kernels may be taken, and the
 * gradients of a weighted sum of y by all of them.
 *
 * @param name for messages
 * @param statements TorchScript that makes {@code y} of {@code a}, {@code b}, {@code c}, …
 * @param shapes of the arrays
 * @param isSmooth whether rounding cannot put a unit on the other side of a kink, where its gradient jumps
 */
record Kernel(String name, String statements, List<long[]> shapes, boolean isSmooth) {

    /** Of the largest number in an array: a wrong kernel is off by a hundredth at the least, rounding by some 1e-6. */
    private static final double TOLERANCE = 1e-4;

    /** Of the array's root mean square, where a few units in a hundred thousand may jump. */
    private static final double KINKED_TOLERANCE = 5e-3;

    private static final String SCRIPT = """
            class Kernel(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def forward(self: __torch__.Kernel,
            %s) -> List[Tensor]:
                before = torch.is_grad_enabled()
                torch.set_grad_enabled(%s)
            %s
            %s
                torch.set_grad_enabled(before)
                return [torch.detach(y)%s]
            """;

    private static final String GRADIENTS = """
                weights = torch.cos(torch.arange(torch.numel(y), dtype=7, layout=None, device=None, pin_memory=None))
                v = torch.type_as(torch.reshape(weights, torch.size(y)), y)
                upper = annotate(List[Optional[Tensor]], [v])
                gradients = torch.grad([y], [%s], upper, True, False, True)
            """;

    private static final String GRADIENT = """
                gradient_%1$s = gradients[%2$d]
                if torch.__is__(gradient_%1$s, None):
                  found_%1$s = torch.zeros_like(%1$s)
                else:
                  found_%1$s = unchecked_cast(Tensor, gradient_%1$s)
            """;

    static Kernel smooth(String name, String statements, long[]... shapes) {
        return new Kernel(name, statements, List.of(shapes), true);
    }

    static Kernel kinked(String name, String statements, long[]... shapes) {
        return new Kernel(name, statements, List.of(shapes), false);
    }

    /** The archive of a module that takes the arrays and returns y alone, computed without a graph. */
    byte[] script() {
        return script("False", "", "");
    }

    /** The archive of a module that takes the arrays and returns y and the gradients. */
    byte[] gradientScript() {
        String each = IntStream.range(0, shapes.size())
                .mapToObj(i -> GRADIENT.formatted(names().get(i), i))
                .collect(Collectors.joining());
        return script(
                "True",
                GRADIENTS.formatted(String.join(", ", names())) + each.stripTrailing(),
                names().stream().map(n -> ", found_" + n).collect(Collectors.joining()));
    }

    private byte[] script(String recording, String gradients, String found) {
        String arguments = names().stream().map(n -> "    " + n + ": Tensor").collect(Collectors.joining(",\n"));
        String body = statements.lines().map(line -> "    " + line).collect(Collectors.joining("\n"));
        return ScriptArchive.of("Kernel", SCRIPT.formatted(arguments, recording, body, gradients, found));
    }

    private List<String> names() {
        return IntStream.range(0, shapes.size())
                .mapToObj(i -> String.valueOf((char) ('a' + i)))
                .toList();
    }

    /** The numbers it is given, the same on every machine. */
    List<float[]> arguments() {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        return shapes.stream()
                .map(shape -> {
                    float[] values = new float[(int) Arrays.stream(shape).reduce(1, (m, n) -> m * n)];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = (float) random.nextDouble(-1, 1);
                    }
                    return values;
                })
                .toList();
    }

    /**
     * How far arrays are from what they should be.
     *
     * @param found y, y with a graph, and the gradients in float32
     * @param expected the same in float64
     * @return the largest relative error, infinite where there is a number that is none
     */
    double error(List<double[]> found, List<double[]> expected) {
        ToDoubleFunction<double[]> size = isSmooth ? Kernel::largest : Kernel::norm;
        return IntStream.range(0, expected.size())
                .mapToDouble(i -> {
                    double off = size.applyAsDouble(difference(found.get(i), expected.get(i)));
                    return off == 0 ? 0 : off / size.applyAsDouble(expected.get(i));
                })
                .map(e -> Double.isNaN(e) ? Double.POSITIVE_INFINITY : e)
                .max()
                .orElseThrow();
    }

    boolean isRight(double error) {
        return error <= (isSmooth ? TOLERANCE : KINKED_TOLERANCE);
    }

    /** All that decides what is computed, and whether it is taken for right. */
    String definition() {
        return name + isSmooth + TOLERANCE + KINKED_TOLERANCE + SCRIPT + GRADIENTS + GRADIENT + statements + "\n"
                + shapes.stream().map(Arrays::toString).collect(Collectors.joining());
    }

    private static double[] difference(double[] a, double[] b) {
        return IntStream.range(0, b.length).mapToDouble(i -> a[i] - b[i]).toArray();
    }

    private static double largest(double[] a) {
        return Arrays.stream(a).map(Math::abs).reduce(0, Math::max);
    }

    private static double norm(double[] a) {
        return Math.sqrt(Arrays.stream(a).map(v -> v * v).sum());
    }
}
