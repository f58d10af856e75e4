package org.ascribe.axiom;

import java.util.Arrays;
import java.util.Objects;
import org.ascribe.axiom.net.SmallNet;

/**
 * What an axiom is asked about: everything that it compares, such as a rewritten net or a shifted input, follows from these.
 *
 * @param net a function
 * @param input x, one number for each input of the net
 * @param second a second input, a shift or a step, as the axiom needs it; as many numbers
 * @param choice which of several ways the axiom has; any number will do
 */
public record Specimen(SmallNet net, double[] input, double[] second, int choice) {

    /**
     * Copies the numbers.
     *
     * @param net a function
     * @param input x
     * @param second a second input
     * @param choice which of several ways
     * @throws IllegalArgumentException if an input has more or fewer numbers than the net takes
     */
    public Specimen {
        if (input.length != net.inputs() || second.length != net.inputs()) {
            throw new IllegalArgumentException("input: " + input.length + " and " + second.length
                    + " numbers; expected " + net.inputs() + " each, the inputs of " + net);
        }
        input = input.clone();
        second = second.clone();
    }

    /**
     * x.
     *
     * @return a copy
     */
    @Override
    public double[] input() {
        return input.clone();
    }

    /**
     * The second input.
     *
     * @return a copy
     */
    @Override
    public double[] second() {
        return second.clone();
    }

    /** With another net that takes as many inputs. */
    Specimen with(SmallNet other) {
        return new Specimen(other, input, second, choice);
    }

    /** With other inputs. */
    Specimen with(double[] otherInput, double[] otherSecond) {
        return new Specimen(net, otherInput, otherSecond, choice);
    }

    /** With another choice. */
    Specimen with(int other) {
        return new Specimen(net, input, second, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Specimen that
                && net.equals(that.net)
                && Arrays.equals(input, that.input)
                && Arrays.equals(second, that.second)
                && choice == that.choice;
    }

    @Override
    public int hashCode() {
        return Objects.hash(net, Arrays.hashCode(input), Arrays.hashCode(second), choice);
    }

    @Override
    public String toString() {
        return net + " at " + Arrays.toString(input) + ", second input " + Arrays.toString(second) + ", choice "
                + choice;
    }
}
