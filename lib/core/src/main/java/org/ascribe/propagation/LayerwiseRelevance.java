package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.network.Affine;
import org.ascribe.network.Layer;
import org.ascribe.network.LayeredFunction;
import org.ascribe.network.Lstm;
import org.ascribe.network.MaxPool;
import org.ascribe.propagation.RelevancePass.Step;
import org.ascribe.propagation.rule.Composite;
import org.ascribe.propagation.rule.Pass;
import org.ascribe.propagation.rule.Place;
import org.ascribe.propagation.rule.Rule;
import org.ascribe.propagation.rule.Uniform;

/**
 * Layer-wise relevance propagation: the target's logit is its relevance, and each layer hands the relevance at its output down to its
 * inputs by the rule that a composite has for it.
 *
 * <ul>
 *   <li>Shapes: any input shape; the attribution has the input's. Unit: that of f, a logit. Sign: positive speaks for the target.
 *   <li>Sums to f(x) less what biases and stabilisers kept, which the ledger says layer by layer. There is no baseline.
 *   <li>Sums of branches share in proportion to their terms, or to what of them is positive; concatenations split, activations pass on. Works on models made of an
 *       {@link org.ascribe.network.Network}, in logits. An LSTM is refused unless the composite has a rule for it, as
 *       {@link org.ascribe.propagation.rule.EpsilonGates} has; a softmax and unknown blocks always are.
 *   <li>Cost: one forward, and a backward in which rules cost one to four passes through their layer. Gives different answers for
 *       two networks that compute the same function in different layers, batch normalisation folded or not for one.
 * </ul>
 *
 * Bach et al. 2015; Montavon et al. 2019, section 10.2.
 *
 * @param composite layer → rule
 */
public record LayerwiseRelevance(Composite composite) implements AttributionMethod {

    private static final String NAME = "LayerwiseRelevance";
    private static final String EXPECTED =
            "affine layers, max pools, LSTMs, activations and reshapings, each with a rule that is made for it";

    /**
     * One rule for all dense layers and convolutions.
     *
     * @param rule theirs
     */
    public LayerwiseRelevance(Rule rule) {
        this(new Uniform(rule));
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        Supported.logit(f, NAME);
        LayeredFunction g = LayeredFunction.of(f, NAME);
        List<Step> steps = LayerPlaces.backwards(g.network()).stream()
                .map(place -> new Step(place.layer(), rule(place)))
                .toList();
        Supported.refuse(
                NAME,
                steps.stream()
                        .filter(step -> !step.rule().fits(step.layer()))
                        .map(step -> step.layer().name() + " ("
                                + step.layer().getClass().getSimpleName() + ")")
                        .distinct()
                        .toList(),
                EXPECTED);
        RelevancePass pass = new RelevancePass(steps, composite, x.getManager());
        return Scores.of(g.walk(x, pass)).withLedger(pass.ledger());
    }

    private Rule rule(Place place) {
        Layer layer = place.layer();
        Rule rule = layer instanceof Affine
                ? composite.rule(place)
                : layer instanceof MaxPool
                        ? composite.maxPoolRule(place)
                        : layer instanceof Lstm ? composite.recurrentRule(place) : new Pass();
        if (rule == null) {
            throw new IllegalArgumentException("composite: null for " + layer.name() + "; expected a rule");
        }
        return rule;
    }
}
