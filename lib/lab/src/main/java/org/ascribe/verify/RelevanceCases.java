package org.ascribe.verify;

import static java.util.Map.entry;
import static org.ascribe.verify.CaseMethod.attributing;

import java.util.List;
import java.util.Map;
import org.ascribe.propagation.DeepTaylor;
import org.ascribe.propagation.LayerwiseRelevance;
import org.ascribe.propagation.rule.AlphaBeta;
import org.ascribe.propagation.rule.Bias;
import org.ascribe.propagation.rule.Epsilon;
import org.ascribe.propagation.rule.Gamma;
import org.ascribe.propagation.rule.Rule;
import org.ascribe.propagation.rule.Stabiliser;
import org.ascribe.propagation.rule.Uniform;
import org.ascribe.propagation.rule.WSquare;
import org.ascribe.propagation.rule.ZBox;
import org.ascribe.propagation.rule.ZPlus;

/** Cases of layer-wise relevance propagation and deep Taylor decomposition. */
final class RelevanceCases {

    private RelevanceCases() {}

    static Map<String, CaseMethod> all() {
        return Map.ofEntries(
                entry("lrp_epsilon", attributing(c -> everywhere(new Epsilon(number(c, "epsilon"))))),
                entry("lrp_alpha1beta0", attributing(c -> weighted(c, new ZPlus(bias(c), stabiliser(c))))),
                entry(
                        "lrp_gamma",
                        attributing(c -> weighted(c, new Gamma(number(c, "gamma"), bias(c), stabiliser(c))))),
                entry(
                        "lrp_alphabeta",
                        attributing(c -> new LayerwiseRelevance(
                                new AlphaBeta(number(c, "alpha"), number(c, "beta"), bias(c), stabiliser(c))))),
                entry(
                        "deep_taylor_wsquare_zplus",
                        attributing(c ->
                                new DeepTaylor(new WSquare(stabiliser(c)), new ZPlus(Bias.ZEROED, stabiliser(c))))),
                entry(
                        "deep_taylor_zbox_zplus",
                        attributing(c -> new DeepTaylor(
                                new ZBox(List.of(number(c, "low")), List.of(number(c, "high")), stabiliser(c)),
                                new ZPlus(Bias.ZEROED, stabiliser(c))))));
    }

    /** Captum has the ε-rule at pools too. */
    private static LayerwiseRelevance everywhere(Epsilon rule) {
        return new LayerwiseRelevance(new Uniform(rule, rule, rule));
    }

    private static LayerwiseRelevance weighted(ReferenceCase c, Rule rule) {
        Epsilon pools = new Epsilon(number(c, "stabilizer"));
        return new LayerwiseRelevance(new Uniform(rule, pools, pools));
    }

    private static Bias bias(ReferenceCase c) {
        return c.hyper().get("bias").asText().startsWith("kept") ? Bias.KEPT : Bias.ZEROED;
    }

    private static Stabiliser stabiliser(ReferenceCase c) {
        return Stabiliser.of(number(c, "stabilizer"));
    }

    private static double number(ReferenceCase c, String name) {
        return c.hyper().get(name).asDouble();
    }
}
