package org.ascribe.propagation.rule;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ascribe.network.AffineMap;

/**
 * What each input i contributes to each output j of an affine layer, {@code c_ij = Σ_k a_i^k w_ij^k}: inputs times weights as the
 * layer has them, or as a rule changes them. The matrix c is never formed.
 *
 * @param terms the products that are summed
 */
public record Contributions(List<Term> terms) {

    /**
     * Inputs, and the weights and bias they meet.
     *
     * @param a {@code [n, ...]}
     * @param map the layer, or what a rule makes of it
     */
    public record Term(NDArray a, AffineMap map) {}

    /**
     * Of several terms.
     *
     * @param terms the products that are summed
     * @return their contributions
     */
    public static Contributions of(Term... terms) {
        return new Contributions(Arrays.asList(terms));
    }

    /**
     * Of one term.
     *
     * @param a inputs, {@code [n, ...]}
     * @param map the layer, or what a rule makes of it
     * @return its contributions
     */
    public static Contributions of(NDArray a, AffineMap map) {
        return of(new Term(a, map));
    }

    /**
     * Those above zero, {@code (a_i w_ij)⁺ = a_i⁺ w_ij⁺ + a_i⁻ w_ij⁻}, with the bias as it is.
     *
     * @param a inputs, {@code [n, ...]}
     * @param map the layer
     * @return what speaks for each output
     */
    public static Contributions positive(NDArray a, AffineMap map) {
        return signed(a, map, w -> w.maximum(0), w -> w.minimum(0));
    }

    /**
     * Those below zero, {@code (a_i w_ij)⁻ = a_i⁺ w_ij⁻ + a_i⁻ w_ij⁺}, with the bias as it is.
     *
     * @param a inputs, {@code [n, ...]}
     * @param map the layer
     * @return what speaks against each output
     */
    public static Contributions negative(NDArray a, AffineMap map) {
        return signed(a, map, w -> w.minimum(0), w -> w.maximum(0));
    }

    /**
     * With other weights for inputs above zero than for those below, {@code a_i⁺ v_ij + a_i⁻ u_ij}, and the bias as it is.
     *
     * @param a inputs, {@code [n, ...]}
     * @param map the layer
     * @param above makes v of w
     * @param below makes u of w
     * @return the contributions
     */
    public static Contributions signed(
            NDArray a, AffineMap map, UnaryOperator<NDArray> above, UnaryOperator<NDArray> below) {
        Term rising = new Term(a.maximum(0), map.with(above));
        // Half the work for what comes out of a ReLU.
        return a.lt(0).any().getBoolean()
                ? of(rising, new Term(a.minimum(0), map.withoutBias().with(below)))
                : of(rising);
    }

    /**
     * What each output is made of.
     *
     * @return {@code Σ_i c_ij + b_j}, of the output's shape
     */
    public NDArray total() {
        return sum(term -> term.map().apply(term.a()));
    }

    /**
     * Shares relevance out in proportion: {@code R_i = Σ_j c_ij / (Σ_i' c_i'j + b_j + stabiliser) R_j}.
     *
     * @param relevance R_j, {@code [n, ...]}
     * @param stabiliser of the denominator
     * @return R_i, and what bias and stabiliser kept
     */
    public Shares share(NDArray relevance, Stabiliser stabiliser) {
        NDArray z = total();
        NDArray denominator = stabiliser.away(z);
        NDArray s = relevance.div(denominator);
        NDArray passed = sum(term -> term.a().mul(term.map().back(term.a(), s)));
        NDArray bias = sum(term -> term.map().bias(term.a()));
        return new Shares(passed, Shares.perSample(s.mul(bias)), Shares.perSample(s.mul(denominator.sub(z))));
    }

    private NDArray sum(Function<Term, NDArray> part) {
        return terms.stream().map(part).reduce(NDArray::add).orElseThrow();
    }
}
