package org.ascribe.taylor.principle;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ascribe.AttributionMethod;
import org.ascribe.network.Activation;

/**
 * The first principle, a low approximation error: {@code Σᵢ aᵢ ≈ f(x) - f(b)}, on random networks of several kinds.
 *
 * <ul>
 *   <li>The number is {@code √(Σ (Σᵢ aᵢ - (f(x) - f(b)))² / Σ (f(x) - f(b))²)} over the functions and points of the kind of network
 *       where it is largest. A method without a named baseline may explain f(x) less any constant.
 *   <li>Yes where it is at most {@value Criterion#LITTLE}, or within two standard errors of a method that samples; partially
 *       where this holds on some kinds of network only, which are named.
 * </ul>
 *
 * Deng et al. 2021, first principle, "similar to the completeness axiom".
 *
 * @param seed what the networks and points follow from
 */
public record LowApproximationError(long seed) implements Criterion {

    private static final int FUNCTIONS = 2;
    /** Of weights: so large that the networks bend within the distance to the baseline, whatever their activation. */
    private static final double SIZE = 2;

    private static final double BIASES = 1.5;

    /** Enough for every case that a rule may not be made for to occur, such as a neuron whose inputs all speak against it. */
    private static final int HIDDEN = 12;

    private static final String UNNAMED =
            "; it names no baseline, so what Σ aᵢ was to come to is f(x) less any constant";

    @Override
    public Ruling judge(AttributionMethod method) {
        return Ruling.unlessRefused(() -> ruling(method));
    }

    private Ruling ruling(AttributionMethod method) {
        Units units = Units.of(method);
        Map<String, Discrepancy> kinds = new LinkedHashMap<>();
        families()
                .forEach((kind, family) ->
                        kinds.put(kind, Discrepancy.of(family.ask(method), units, answer -> Probe.ALL)));
        List<String> low = kinds.entrySet().stream()
                .filter(kind -> kind.getValue().low())
                .map(Map.Entry::getKey)
                .toList();
        Map.Entry<String, Discrepancy> worst = kinds.entrySet().stream()
                .max(Comparator.comparingDouble(kind -> kind.getValue().error()))
                .orElseThrow();
        double error = worst.getValue().error();
        Followed followed =
                low.size() == kinds.size() ? Followed.YES : low.isEmpty() ? Followed.NO : Followed.PARTIALLY;
        String counterExample = "off by " + Ruling.percent(error) + " on networks of " + worst.getKey() + ": "
                + worst.getValue().worst();
        String because = switch (followed) {
            case YES -> "off by " + Ruling.percent(error) + " at most";
            case PARTIALLY -> counterExample + "; complete on those of " + String.join(", ", low);
            default -> counterExample;
        };
        boolean named = kinds.values().stream().allMatch(Discrepancy::named);
        return new Ruling(followed, error, named ? because : because + UNNAMED);
    }

    /** Two hidden layers each; those without biases are 0 at 0, unless their activation is not. */
    private Map<String, Family> families() {
        Random random = new Random(seed);
        Map<String, Family> families = new LinkedHashMap<>();
        families.put("tanh without biases", family(Activation.TANH, 0, random));
        families.put("squares without biases", family(Activation.SQUARE, 0, random));
        families.put("softplus without biases", family(Activation.SOFTPLUS, 0, random));
        families.put("tanh", family(Activation.TANH, BIASES, random));
        families.put("sigmoid", family(Activation.SIGMOID, BIASES, random));
        families.put("softplus", family(Activation.SOFTPLUS, BIASES, random));
        return families;
    }

    private static Family family(Activation activation, double biases, Random random) {
        return Family.of(
                activation,
                random,
                Dense.random(HIDDEN, Probe.COLUMNS, SIZE, biases, random),
                Dense.random(HIDDEN, HIDDEN, SIZE, biases, random),
                Dense.random(FUNCTIONS, HIDDEN, SIZE, biases, random));
    }
}
