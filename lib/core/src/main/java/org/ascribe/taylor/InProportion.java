package org.ascribe.taylor;

import java.util.Arrays;
import java.util.List;

/**
 * A feature gets its term of first order, and of all others the same share, whether it is in them or not: {@code wᵢ(α) = [α = eᵢ]} for
 * {@code |α| = 1}, {@code δzᵢ / Σⱼ δzⱼ} above. For one layer, with {@code δzᵢ = wᵢ (xᵢ - bᵢ)} what a feature adds to a neuron's input,
 * this is DeepLIFT's Rescale rule.
 *
 * <p>Deng et al. 2021, Theorem 4.
 *
 * @param differences {@code δz₁ … δz_v} of the sample that is explained
 */
public record InProportion(List<Double> differences) implements Assignment {

    /**
     * Copies the list.
     *
     * @param differences one for each feature
     * @throws IllegalArgumentException if they sum to 0, which leaves the shares undefined, or are not finite
     */
    public InProportion {
        differences = List.copyOf(differences);
        double sum = sum(differences);
        if (sum == 0 || !Double.isFinite(sum)) {
            throw new IllegalArgumentException("differences: " + differences + " sum to " + sum
                    + "; expected finite ones with a sum other than 0, to take shares of");
        }
    }

    /**
     * From numbers.
     *
     * @param differences one for each feature
     * @return the assignment
     */
    public static InProportion to(double... differences) {
        return new InProportion(Arrays.stream(differences).boxed().toList());
    }

    @Override
    public double weight(int feature, MultiIndex term) {
        if (term.exponents().size() != differences.size()) {
            throw new IllegalArgumentException("differences: " + differences.size() + " numbers; expected "
                    + term.exponents().size() + ", one for each feature of the expansion");
        }
        return term.order() == 1 ? term.exponent(feature) : differences.get(feature) / sum(differences);
    }

    private static double sum(List<Double> differences) {
        return differences.stream().mapToDouble(Double::doubleValue).sum();
    }

    @Override
    public String toString() {
        return "in proportion to " + differences;
    }
}
