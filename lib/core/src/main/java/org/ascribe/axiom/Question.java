package org.ascribe.axiom;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ascribe.axiom.net.SmallNet;
import org.ascribe.axiom.net.Written;

/**
 * What a method is asked for the sake of an axiom: attributions of one or several nets at one or several inputs.
 *
 * @param asks what is to be explained
 * @param judgement what the axiom says of the answers
 */
public record Question(List<Ask> asks, Judgement judgement) {

    /** Nearer to a kink than this, in units of a sum, f counts as one that has no gradient there. */
    static final double KINK = 1e-6;

    /**
     * One attribution that is asked for.
     *
     * @param label what it is, such as {@code rewritten}
     * @param net the function
     * @param input where
     */
    public record Ask(String label, SmallNet net, double[] input) {

        /**
         * f(x), without any engine.
         *
         * @return in the unit of f
         */
        public double value() {
            return net.value(input);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Ask that
                    && label.equals(that.label)
                    && net.equals(that.net)
                    && Arrays.equals(input, that.input);
        }

        @Override
        public int hashCode() {
            return Objects.hash(label, net, Arrays.hashCode(input));
        }
    }

    /** What an axiom says of answers. */
    @FunctionalInterface
    public interface Judgement {

        /**
         * The judgement.
         *
         * @param answers one for each ask, in their order
         * @return by how much the axiom is missed, or empty where it has nothing to say of answers of this kind
         */
        Optional<Breach> of(List<Answer> answers);
    }

    /**
     * A question, unless f has no gradient at one of the inputs.
     *
     * @param judgement what the axiom says of the answers
     * @param asks what is to be explained
     * @return empty at a kink
     */
    static Optional<Question> smooth(Judgement judgement, Ask... asks) {
        return Arrays.stream(asks).allMatch(ask -> ask.net().toKink(ask.input()) > KINK)
                ? Optional.of(new Question(List.of(asks), judgement))
                : Optional.empty();
    }

    /**
     * What the nets could come to at most, see {@link SmallNet#magnitude}: what sizes are held against.
     *
     * @return the largest over all asks
     */
    public double magnitude() {
        return asks.stream()
                .mapToDouble(ask -> ask.net().magnitude(ask.input()))
                .max()
                .orElseThrow();
    }

    /**
     * How large the nets are.
     *
     * @return the hidden units of the largest
     */
    public int hiddenUnits() {
        return asks.stream().mapToInt(ask -> ask.net().hiddenUnits()).max().orElseThrow();
    }

    /** Where two maps differ most, as a breach of their equality. */
    static Breach difference(String first, double[] one, String second, double[] other) {
        int worst = IntStream.range(0, one.length)
                .boxed()
                .max((i, j) -> Double.compare(Math.abs(one[i] - other[i]), Math.abs(one[j] - other[j])))
                .orElseThrow();
        return new Breach(
                Math.abs(one[worst] - other[worst]),
                "a" + (worst + 1) + " = " + Written.number(one[worst]) + " " + first + ", "
                        + Written.number(other[worst]) + " " + second);
    }
}
