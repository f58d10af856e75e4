package org.ascribe.axiom.net;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A small net as nested sums, such as {@code relu(relu(x1) − 1 − relu(x2))}. */
record NetFormula(SmallNet net) {

    String text() {
        List<String> terms = new ArrayList<>();
        IntStream.rangeClosed(1, net.inputs()).forEach(i -> terms.add("x" + i));
        for (Level level : net.levels()) {
            List<String> above = units(level, terms);
            terms.clear();
            terms.addAll(above);
        }
        return terms.get(0);
    }

    private static List<String> units(Level level, List<String> below) {
        String[] sums = new String[level.biases().length];
        for (int j = 0; j < sums.length; j++) {
            String sum = sum(level.weights()[j], level.biases()[j], below);
            sums[j] = level.norm() == null
                    ? sum
                    : normed(sum, level.norm().scale()[j], level.norm().shift()[j]);
        }
        return IntStream.range(0, level.units())
                .mapToObj(i -> switch (level.link()) {
                    case MAX_OF_PAIRS -> "max(" + sums[2 * i] + ", " + sums[2 * i + 1] + ")";
                    default ->
                        level.link().symbol().isEmpty() ? sums[i] : level.link().symbol() + "(" + sums[i] + ")";
                })
                .toList();
    }

    private static String normed(String sum, double scale, double shift) {
        return sum(new double[] {scale}, shift, List.of("norm[" + sum + "]"));
    }

    private static String sum(double[] weights, double bias, List<String> below) {
        StringBuilder sum = new StringBuilder();
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] != 0) {
                sign(sum, weights[i]);
                double size = Math.abs(weights[i]);
                boolean alone = weights[i] == 1 && sum.isEmpty();
                String term = isSum(below.get(i)) && !alone ? "(" + below.get(i) + ")" : below.get(i);
                sum.append(size == 1 ? term : Written.number(size) + " " + term);
            }
        }
        if (bias != 0 || sum.isEmpty()) {
            sign(sum, bias);
            sum.append(Written.number(Math.abs(bias)));
        }
        return sum.toString();
    }

    private static void sign(StringBuilder sum, double number) {
        if (sum.isEmpty()) {
            sum.append(number < 0 ? "−" : "");
        } else {
            sum.append(number < 0 ? " − " : " + ");
        }
    }

    /** Whether a term has a sign outside all brackets. */
    private static boolean isSum(String term) {
        int depth = 0;
        for (char c : term.toCharArray()) {
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (depth == 0 && (c == '−' || c == '+' || c == ' ')) {
                return true;
            }
        }
        return false;
    }
}
