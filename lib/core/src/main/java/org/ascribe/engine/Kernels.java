package org.ascribe.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the engine is tried with: every kind of kernel that has been seen to be wrong somewhere, and its relatives. */
final class Kernels {

    /** Filters are laid out in blocks of 8 or 16; what does not fill a block is padded, and the padding is where kernels err. */
    private static final int[] FILTERS = {1, 3, 4, 7, 8, 16, 24};

    /** Below, between and above the same blocks: some kernels pad their input, too, and only where it has more than one block. */
    private static final int[] CHANNELS = {1, 3, 9, 16, 20, 27};

    private Kernels() {}

    /** All of them, those that are wrong most often first. */
    static List<Kernel> all() {
        return Stream.of(few(), convolutions(), layers(), sequences(), functions(), residualBlocks())
                .flatMap(List::stream)
                .toList();
    }

    /** Enough to see, in a tenth of a second, whether an engine is as it was when all were tried; none has ever ended a process. */
    static List<Kernel> few() {
        return List.of(
                convolution(2, 1, 8, 28, 5, 1, 0, 1, 1),
                convolution(2, 3, 20, 12, 3, 1, 1, 1, 1),
                recurrent("lstm", "[h0, h0]", 4, "y, hidden, cell = ", 1));
    }

    /** What is timed: blocks of a large network, and layers of small ones in batches. */
    static List<Kernel> timed() {
        return List.of(
                bottleneck(64, 56),
                bottleneck(256, 14),
                convolution(64, 1, 8, 28, 5, 1, 0, 1, 1),
                convolution(64, 16, 16, 32, 3, 1, 1, 1, 1));
    }

    private static List<Kernel> convolutions() {
        List<Kernel> kernels = new ArrayList<>();
        for (int f = 0; f < FILTERS.length; f++) {
            for (int side : new int[] {1, 3, 5}) {
                int c = f + side;
                kernels.add(convolution(2, CHANNELS[c % CHANNELS.length], FILTERS[f], 14, side, 1, side / 2, 1, 1));
                kernels.add(convolution(33, CHANNELS[(c + 3) % CHANNELS.length], FILTERS[f], 9, side, 2, 0, 1, 1));
            }
        }
        kernels.add(convolution(1, 3, 8, 96, 3, 1, 1, 1, 1));
        kernels.add(convolution(2, 12, 12, 14, 3, 1, 1, 1, 12));
        kernels.add(convolution(2, 12, 18, 14, 3, 2, 1, 1, 3));
        kernels.add(convolution(2, 64, 64, 14, 3, 1, 1, 1, 32));
        kernels.add(convolution(2, 5, 7, 17, 3, 1, 2, 2, 1));
        kernels.add(Kernel.smooth(
                "convolution in one dimension",
                "y = torch.conv1d(a, b, None, [2], [1], [1], 1)",
                shape(3, 5, 40),
                shape(12, 5, 3)));
        kernels.add(Kernel.smooth(
                "convolution in three dimensions",
                "y = torch.conv3d(a, b, None, [1, 1, 1], [1, 1, 1], [1, 1, 1], 1)",
                shape(2, 3, 6, 8, 8),
                shape(12, 3, 3, 3, 3)));
        for (int filters : new int[] {1, 8, 20}) {
            kernels.add(Kernel.smooth(
                    "transposed convolution, " + filters + " filters",
                    "y = torch.conv_transpose2d(a, b, None, [2, 2], [1, 1], [1, 1], 1, [1, 1])",
                    shape(2, 12, 9, 9),
                    shape(12, filters, 3, 3)));
        }
        return kernels;
    }

    private static Kernel convolution(
            int rows,
            int channels,
            int filters,
            int size,
            int side,
            int stride,
            int padding,
            int dilation,
            int groups) {
        return Kernel.smooth(
                "convolution " + channels + " → " + filters + ", " + side + " × " + side + " on " + size + " × " + size
                        + ", " + rows + " rows"
                        + (stride > 1 ? ", stride " + stride : "")
                        + (dilation > 1 ? ", dilation " + dilation : "")
                        + (groups > 1 ? ", " + groups + " groups" : ""),
                "y = torch.conv2d(a, b, c, [%1$d, %1$d], [%2$d, %2$d], [%3$d, %3$d], %4$d)"
                        .formatted(stride, padding, dilation, groups),
                shape(rows, channels, size, size),
                shape(filters, channels / groups, side, side),
                shape(filters));
    }

    private static List<Kernel> layers() {
        return List.of(
                Kernel.smooth(
                        "average pool",
                        "y = torch.avg_pool2d(a, [3, 3], [2, 2], [1, 1], False, True, None)",
                        shape(2, 12, 15, 15)),
                Kernel.smooth(
                        "adaptive average pool", "y = torch.adaptive_avg_pool2d(a, [2, 3])", shape(2, 20, 14, 14)),
                // The winners of a maximum are the same in either type: both are given the same numbers.
                Kernel.smooth(
                        "max pool",
                        "y = torch.max_pool2d(a, [3, 3], [2, 2], [1, 1], [1, 1], False)",
                        shape(2, 12, 15, 15)),
                Kernel.smooth(
                        "batch norm",
                        "y = torch.batch_norm(a, b, c, torch.detach(d), torch.detach(torch.exp(e)), False, 0.1, 1.0000000000000001e-05, True)",
                        shape(4, 12, 9, 9),
                        shape(12),
                        shape(12),
                        shape(12),
                        shape(12)),
                Kernel.smooth(
                        "batch norm of the batch",
                        "y = torch.batch_norm(a, b, c, None, None, True, 0.1, 1.0000000000000001e-05, True)",
                        shape(4, 12, 9, 9),
                        shape(12),
                        shape(12)),
                Kernel.smooth(
                        "layer norm",
                        "y = torch.layer_norm(a, [20], b, c, 1.0000000000000001e-05, True)",
                        shape(6, 7, 20),
                        shape(20),
                        shape(20)),
                Kernel.smooth(
                        "group norm",
                        "y = torch.group_norm(a, 3, b, c, 1.0000000000000001e-05, True)",
                        shape(4, 12, 9, 9),
                        shape(12),
                        shape(12)),
                Kernel.smooth("linear layer", "y = torch.linear(a, b, c)", shape(33, 100), shape(17, 100), shape(17)),
                Kernel.smooth("product of matrices", "y = torch.matmul(a, b)", shape(65, 130), shape(130, 67)),
                Kernel.smooth("products of matrices", "y = torch.matmul(a, b)", shape(5, 33, 20), shape(5, 20, 9)),
                Kernel.smooth(
                        "attention",
                        "y = torch.scaled_dot_product_attention(a, b, c, None, 0., False)",
                        shape(2, 3, 17, 8),
                        shape(2, 3, 17, 8),
                        shape(2, 3, 17, 8)));
    }

    private static List<Kernel> sequences() {
        return List.of(
                recurrent("lstm", "[h0, h0]", 4, "y, hidden, cell = ", 12),
                recurrent("gru", "h0", 3, "y, hidden = ", 12),
                recurrent("rnn_tanh", "h0", 1, "y, hidden = ", 12));
    }

    /** Batch first, one layer of 10 units on sequences of 7 numbers. */
    private static Kernel recurrent(String name, String state, int gates, String results, int rows) {
        return Kernel.smooth(
                name + ", " + rows + (rows == 1 ? " row" : " rows"),
                "h0 = torch.zeros_like(torch.unsqueeze(torch.matmul(torch.select(a, 1, 0), torch.t(torch.slice(b, 0, 0, 10))), 0))\n"
                        + results + "torch." + name + "(a, " + state
                        + ", [b, c, d, e], True, 1, 0., False, False, True)",
                shape(rows, 9, 7),
                shape(10 * gates, 7),
                shape(10 * gates, 10),
                shape(10 * gates),
                shape(10 * gates));
    }

    private static List<Kernel> functions() {
        return Stream.of(
                        "torch.softmax(a, -1, None)",
                        "torch.log_softmax(a, 1, None)",
                        "torch.sigmoid(a)",
                        "torch.tanh(a)",
                        "torch.softplus(a, 1, 20)",
                        "torch.gelu(a)",
                        "torch.elu(a, 1, 1, 1)",
                        "torch.silu(a)",
                        "torch.exp(a)",
                        "torch.erf(a)",
                        "torch.log(torch.exp(a))",
                        "torch.sqrt(torch.exp(a))",
                        "torch.sum(a, [1], False, dtype=None)",
                        "torch.cat([a, torch.mul(a, a)], 1)",
                        "torch.cumsum(a, 1, dtype=None)",
                        "torch.matmul(a, torch.transpose(a, 1, 2))")
                .map(expression -> Kernel.smooth(
                        expression.substring("torch.".length(), expression.indexOf('(')),
                        "y = " + expression,
                        shape(5, 37, 19)))
                .toList();
    }

    /**
     * The four bottlenecks of ResNet-50 at their own sizes, its first convolution and its last shortcut: the largest kernels in common
     * use. In the backward pass of the shortcut oneDNN divides by the size of a cache, and where it knows none the process ends.
     */
    private static List<Kernel> residualBlocks() {
        return Stream.concat(
                        Stream.of(
                                convolution(1, 3, 64, 112, 7, 2, 3, 1, 1),
                                convolution(1, 1024, 2048, 14, 1, 2, 0, 1, 1)),
                        IntStream.range(0, 4).mapToObj(i -> bottleneck(64 << i, 56 >> i)))
                .toList();
    }

    private static Kernel bottleneck(int width, int size) {
        String norm =
                "torch.batch_norm(%s, None, None, torch.detach(%s), torch.detach(torch.exp(%s)), False, 0.1, 1.0000000000000001e-05, True)";
        return Kernel.kinked(
                "ResNet-50's block of " + width + " filters on " + size + " × " + size,
                String.join(
                        "\n",
                        "p = torch.conv2d(a, b, None, [1, 1], [0, 0], [1, 1], 1)",
                        "q = torch.relu(" + norm.formatted("p", "e", "f") + ")",
                        "r = torch.conv2d(q, c, None, [1, 1], [1, 1], [1, 1], 1)",
                        "s = torch.relu(" + norm.formatted("r", "e", "f") + ")",
                        "t = torch.conv2d(s, d, None, [1, 1], [0, 0], [1, 1], 1)",
                        "y = torch.relu(torch.add(" + norm.formatted("t", "g", "h") + ", a))"),
                shape(1, 4 * width, size, size),
                shape(width, 4 * width, 1, 1),
                shape(width, width, 3, 3),
                shape(4 * width, width, 1, 1),
                shape(width),
                shape(width),
                shape(4 * width),
                shape(4 * width));
    }

    private static long[] shape(long... sides) {
        return sides;
    }
}
