package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ascribe.Ledger;
import org.ascribe.engine.Differential;
import org.ascribe.network.BackwardPass;
import org.ascribe.network.Branches;
import org.ascribe.network.Layer;
import org.ascribe.propagation.rule.Addends;
import org.ascribe.propagation.rule.Composite;
import org.ascribe.propagation.rule.Rule;
import org.ascribe.propagation.rule.Shares;
import org.ascribe.propagation.rule.Stabiliser;

/**
 * Relevance on its way from the target's logit to the input, with the books of every layer. A large batch comes in slices of rows,
 * each of which starts anew.
 */
final class RelevancePass implements BackwardPass {

    /** A layer in one of its places, and the rule it has there. */
    record Step(Layer layer, Rule rule) {}

    private final List<Step> steps;
    private final Addends addends;
    private final Stabiliser sums;
    private final NDManager owner;
    private final List<List<Ledger.Rows>> slices = new ArrayList<>();
    private Iterator<Step> next = Collections.emptyIterator();

    /** Steps in the order of the walk; the ledger will belong to the given manager. */
    RelevancePass(List<Step> steps, Composite composite, NDManager owner) {
        this.steps = steps;
        this.addends = composite.addends();
        this.sums = composite.sums();
        this.owner = owner;
    }

    @Override
    public NDArray start(NDArray logits, NDArray gradient) {
        slices.add(new ArrayList<>());
        next = steps.iterator();
        return Differential.of(gradient, logits);
    }

    @Override
    public NDArray back(Layer layer, NDArray input, NDArray output, NDArray above) {
        Step step = next.next();
        if (!step.layer().equals(layer)) {
            throw new IllegalStateException("the walk is at " + layer.name() + ", its rules at "
                    + step.layer().name());
        }
        Rule rule = step.rule();
        Shares shares = rule.share(layer, input, above);
        enter(layer.name(), rule.toString(), above, shares, negative(shares.relevance()));
        return shares.relevance();
    }

    @Override
    public List<NDArray> split(Branches sum, List<NDArray> terms, NDArray total, NDArray above) {
        List<NDArray> counted = terms.stream().map(addends::of).toList();
        NDArray z = addends == Addends.SIGNED
                ? total
                : counted.stream().reduce(NDArray::add).orElseThrow();
        NDArray s = above.div(sums.away(z));
        List<NDArray> parts = counted.stream().map(s::mul).toList();
        NDArray passed = s.mul(z);
        NDArray kept = Shares.perSample(above.sub(passed));
        NDArray negative =
                parts.stream().map(RelevancePass::negative).reduce(NDArray::add).orElseThrow();
        enter(sum.name(), "shares of the sum", above, new Shares(passed, kept.zerosLike(), kept), negative);
        return parts;
    }

    /** One entry for each layer, from the output down, for all rows. */
    List<Ledger.Rows> ledger() {
        return IntStream.range(0, slices.get(0).size())
                .mapToObj(
                        entry -> slices.stream().map(slice -> slice.get(entry)).toList())
                .map(this::joined)
                .toList();
    }

    private Ledger.Rows joined(List<Ledger.Rows> entry) {
        Function<Function<Ledger.Rows, NDArray>, NDArray> join =
                column -> NDArrays.concat(new NDList(entry.stream().map(column).toList()));
        return new Ledger.Rows(
                entry.get(0).layer(),
                entry.get(0).rule(),
                join.apply(Ledger.Rows::arriving),
                join.apply(Ledger.Rows::passed),
                join.apply(Ledger.Rows::bias),
                join.apply(Ledger.Rows::stabiliser),
                join.apply(Ledger.Rows::negative));
    }

    private static NDArray negative(NDArray relevance) {
        return Shares.perSample(relevance.minimum(0));
    }

    private void enter(String layer, String rule, NDArray arriving, Shares shares, NDArray negative) {
        Ledger.Rows rows = new Ledger.Rows(
                layer,
                rule,
                Shares.perSample(arriving),
                Shares.perSample(shares.relevance()),
                shares.bias(),
                shares.stabiliser(),
                negative);
        new NDList(rows.arriving(), rows.passed(), rows.bias(), rows.stabiliser(), negative).attach(owner);
        slices.get(slices.size() - 1).add(rows);
    }
}
