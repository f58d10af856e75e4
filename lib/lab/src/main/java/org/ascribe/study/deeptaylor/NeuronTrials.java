package org.ascribe.study.deeptaylor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.ascribe.propagation.rule.ReluNeuron;
import org.ascribe.propagation.rule.RootExpansion;
import org.ascribe.propagation.rule.RootRule;
import org.ascribe.propagation.rule.WSquare;
import org.ascribe.propagation.rule.Z;
import org.ascribe.propagation.rule.ZBox;
import org.ascribe.propagation.rule.ZPlus;
import org.ascribe.result.Entry;
import org.ascribe.result.Row;

/**
 * The three constraints on root points, tried on active neurons of random weights with inputs from 0 to 1: how many break them, and by how
 * much at most.
 *
 * @param trials active neurons for each rule and kind of bias
 * @param seed of weights, biases and inputs
 */
public record NeuronTrials(int trials, long seed) {

    static final String PART = "constraints";
    static final String NOT_POSITIVE = "not positive";
    static final String POSITIVE = "positive";

    private static final double TOLERANCE = 1e-9;
    private static final int MOST_INPUTS = 6;

    /**
     * The rules that the introduction and the paper have.
     *
     * @return by the names they have there
     */
    public static Map<String, RootRule> rules() {
        Map<String, RootRule> rules = new LinkedHashMap<>();
        rules.put("z", new Z());
        rules.put("z+", new ZPlus());
        rules.put("w²", new WSquare());
        rules.put("zB", new ZBox(0, 1));
        return rules;
    }

    /**
     * The constraints.
     *
     * @return by name, how far an expansion breaks each: 0 if it does not
     */
    public static Map<String, ToDoubleFunction<RootExpansion>> constraints() {
        double infinity = Double.POSITIVE_INFINITY;
        Map<String, ToDoubleFunction<RootExpansion>> constraints = new LinkedHashMap<>();
        constraints.put("domain: any x", e -> e.outside(-infinity, infinity));
        constraints.put("domain: x ≥ 0", e -> e.outside(0, infinity));
        constraints.put("domain: 0 ≤ x ≤ 1", e -> e.outside(0, 1));
        constraints.put("positivity", RootExpansion::mostNegative);
        constraints.put("product", RootExpansion::paidForNothing);
        return constraints;
    }

    /** A row for each kind of bias and each constraint. */
    List<Row> rows(String rule) {
        List<Row> rows = new ArrayList<>();
        for (String bias : List.of(NOT_POSITIVE, POSITIVE)) {
            List<RootExpansion> expansions = expansions(Entry.of(rules(), rule), bias.equals(POSITIVE) ? 1 : -1);
            constraints().forEach((constraint, size) -> {
                double[] sizes = expansions.stream().mapToDouble(size).toArray();
                long broken = Arrays.stream(sizes).filter(s -> s > TOLERANCE).count();
                rows.add(Row.of("part", PART)
                        .and("rule", rule)
                        .and("bias", bias)
                        .and("constraint", constraint)
                        .and("trials", trials)
                        .and("broken", broken)
                        .and("worst", Arrays.stream(sizes).max().orElseThrow()));
            });
        }
        return rows;
    }

    /** Of neurons that are active. */
    private List<RootExpansion> expansions(RootRule rule, int sign) {
        Random random = new Random(seed);
        List<RootExpansion> found = new ArrayList<>();
        while (found.size() < trials) {
            int inputs = 2 + random.nextInt(MOST_INPUTS - 1);
            double[] w = random.doubles(inputs).map(u -> random.nextGaussian()).toArray();
            ReluNeuron neuron = ReluNeuron.of(sign * random.nextDouble() / 2, w);
            double[] x = random.doubles(inputs).toArray();
            if (neuron.z(x) > 0) {
                found.add(neuron.expand(rule, x));
            }
        }
        return found;
    }
}
