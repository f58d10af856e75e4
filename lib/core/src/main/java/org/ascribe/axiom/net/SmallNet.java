package org.ascribe.axiom.net;

import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ascribe.model.Model;
import org.ascribe.network.Network;

/**
 * A network of a handful of units: levels one after another, from inputs to one output. Its numbers are plain Java, and so is its
 * evaluation; {@link #model} is the same function as methods see it.
 *
 * @param levels from the inputs to the output
 */
public record SmallNet(List<Level> levels) {

    /**
     * Keeps its own list.
     *
     * @param levels from the inputs to the output
     * @throws IllegalArgumentException if there is none, one does not fit the one below, or the last has several units
     */
    public SmallNet {
        levels = List.copyOf(levels);
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("levels: none; expected one or more");
        }
        for (int l = 1; l < levels.size(); l++) {
            if (levels.get(l).inputs() != levels.get(l - 1).units()) {
                throw new IllegalArgumentException("levels: number " + l + " takes "
                        + levels.get(l).inputs() + " units; expected "
                        + levels.get(l - 1).units() + ", those of the level below");
            }
        }
        int outputs = levels.get(levels.size() - 1).units();
        if (outputs != 1) {
            throw new IllegalArgumentException("levels: the last has " + outputs + " units; expected 1");
        }
    }

    /**
     * {@return a net of these levels}
     *
     * @param levels from the inputs to the output
     */
    public static SmallNet of(Level... levels) {
        return new SmallNet(List.of(levels));
    }

    /**
     * Reads a network of dense layers, batch normalisations and activations; {@link NetReader} says which.
     *
     * @param network with parameter values, of one output
     * @return the same function
     * @throws IllegalArgumentException if there are other layers, all of which the message names
     */
    public static SmallNet of(Network network) {
        return NetReader.read(network);
    }

    /** {@return how many numbers a sample has} */
    public int inputs() {
        return levels.get(0).inputs();
    }

    /** {@return how many units there are between the inputs and the output} */
    public int hiddenUnits() {
        return levels.stream().mapToInt(Level::units).sum() - 1;
    }

    /** {@return the last level} */
    public Level top() {
        return levels.get(levels.size() - 1);
    }

    /**
     * {@return f(x)}
     *
     * @param x one number for each input
     */
    public double value(double... x) {
        double[] a = x;
        for (Level level : levels) {
            a = level.apply(a);
        }
        return a[0];
    }

    /**
     * {@return what the units of each level send on, the inputs first}
     *
     * @param x one number for each input
     */
    public List<double[]> activations(double... x) {
        List<double[]> all = new ArrayList<>(List.of(x.clone()));
        levels.forEach(level -> all.add(level.apply(all.get(all.size() - 1))));
        return all;
    }

    /**
     * How far x is from a kink of some unit, in units of the sum that is closest to its own.
     *
     * @param x one number for each input
     * @return infinite for a net without kinks
     */
    public double toKink(double... x) {
        List<double[]> below = activations(x);
        return IntStream.range(0, levels.size())
                .mapToDouble(l -> levels.get(l).link().toKink(levels.get(l).sums(below.get(l))))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * What the net could come to at most if nothing cancelled: the net of absolute values, without its links, at inputs of at least 1.
     * Bounds f, its gradient and all that a backward pass adds up, so that rounding is a small multiple of 1e-16 of it.
     *
     * @param x one number for each input
     * @return a positive number, unless all weights are zero
     */
    public double magnitude(double... x) {
        double[] a = Arrays.stream(x).map(v -> Math.max(1, Math.abs(v))).toArray();
        for (Level level : levels) {
            Level absolute = level.absolute();
            double[] sums = absolute.withLink(Link.IDENTITY).apply(a);
            // log 2 is what softplus makes of nothing, and a sigmoid makes less.
            double most = level.link() == Link.SOFTPLUS || level.link() == Link.SIGMOID ? 1 : 0;
            a = level.link() == Link.MAX_OF_PAIRS
                    ? Link.MAX_OF_PAIRS.apply(sums)
                    : Arrays.stream(sums).map(z -> z + most).toArray();
        }
        return a[0];
    }

    /**
     * {@return the net with another level in one place}
     *
     * @param place of the level, from 0
     * @param level instead of that one
     */
    public SmallNet with(int place, Level level) {
        return replaced(place, place + 1, level);
    }

    /**
     * {@return the net with other levels in place of some}
     *
     * @param from the first that goes, from 0
     * @param to the one after the last that goes
     * @param instead what takes their place, from below to above
     */
    public SmallNet replaced(int from, int to, Level... instead) {
        List<Level> other = new ArrayList<>(levels.subList(0, from));
        other.addAll(List.of(instead));
        other.addAll(levels.subList(to, levels.size()));
        return new SmallNet(other);
    }

    /** {@return the same function as a network of layers, which takes vectors, in float64} */
    public Model model() {
        return model(Form.VECTOR);
    }

    /**
     * {@return the same function as a network of layers, in float64; to be closed}
     *
     * @param form how a sample is laid out
     */
    public Model model(Form form) {
        NetLayers layers = new NetLayers(this, form);
        return Model.of("small net", layers::network, layers.weights(), DataType.FLOAT64);
    }

    /** The net as a formula of x1, x2, … */
    @Override
    public String toString() {
        return new NetFormula(this).text();
    }
}
