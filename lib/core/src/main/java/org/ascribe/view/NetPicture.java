package org.ascribe.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.Link;
import org.ascribe.axiom.net.Norm;
import org.ascribe.axiom.net.SmallNet;
import org.ascribe.axiom.net.Written;
import org.ascribe.view.NetDiagram.Unit;

/** A small net at an input, with its attributions, as a diagram. */
final class NetPicture {

    private final List<List<Unit>> columns = new ArrayList<>();
    private final List<double[][]> weights = new ArrayList<>();

    private NetPicture() {}

    static NetDiagram of(SmallNet net, double[] x, double[] attributions, double largest) {
        NetPicture picture = new NetPicture();
        picture.columns.add(IntStream.range(0, x.length)
                .mapToObj(i -> new Unit("x" + (i + 1), Written.number(x[i]), "", false))
                .toList());
        List<double[]> below = net.activations(x);
        for (int l = 0; l < net.levels().size(); l++) {
            boolean top = l + 1 == net.levels().size();
            picture.add(net.levels().get(l), below.get(l), below.get(l + 1), top ? "output" : "");
        }
        return new NetDiagram(picture.columns, picture.weights, attributions, largest);
    }

    private void add(Level level, double[] below, double[] above, String name) {
        boolean pairs = level.link() == Link.MAX_OF_PAIRS;
        double[] sums = level.sums(below);
        weights.add(level.weights());
        columns.add(IntStream.range(0, sums.length)
                .mapToObj(j -> new Unit(
                        pairs ? "" : described(name, level.link().symbol()),
                        Written.number(pairs ? sums[j] : above[j]),
                        added(level, j),
                        !pairs && level.link() == Link.RELU && above[j] == 0))
                .toList());
        if (pairs) {
            double[][] ones = new double[above.length][sums.length];
            IntStream.range(0, sums.length).forEach(j -> ones[j / 2][j] = 1);
            weights.add(ones);
            columns.add(Arrays.stream(above)
                    .mapToObj(value -> new Unit(described(name, "max"), Written.number(value), "", false))
                    .toList());
        }
    }

    private static String described(String name, String link) {
        return name.isEmpty() ? link : name + (link.isEmpty() ? "" : ", " + link);
    }

    private static String added(Level level, int j) {
        double bias = level.biases()[j];
        Norm norm = level.norm();
        return (bias == 0 ? "" : signed(bias))
                + (norm == null ? "" : "; norm × " + Written.number(norm.scale()[j]) + " " + signed(norm.shift()[j]));
    }

    private static String signed(double value) {
        return (value < 0 ? "− " : "+ ") + Written.number(Math.abs(value));
    }
}
