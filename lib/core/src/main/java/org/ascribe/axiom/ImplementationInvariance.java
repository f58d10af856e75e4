package org.ascribe.axiom;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ascribe.axiom.Question.Ask;
import org.ascribe.axiom.rewrite.Rewrite;
import org.ascribe.axiom.rewrite.Rewrites;
import org.ascribe.axiom.rewrite.Rewritten;

/**
 * Implementation invariance: two networks that are one function have the same attributions. The second is a rewritten form of the first.
 *
 * <p>Sundararajan et al. 2017, section 2.2.
 *
 * @param rewrites those that are asked about
 */
public record ImplementationInvariance(List<Rewrite> rewrites) implements Axiom {

    /** By all rewrites there are. */
    public ImplementationInvariance() {
        this(Rewrites.all());
    }

    static final String NAME = "implementation-invariance";

    /**
     * By one rewrite.
     *
     * @param rewrite the rewrite
     */
    public ImplementationInvariance(Rewrite rewrite) {
        this(List.of(rewrite));
    }

    /** With the keys of the rewrites, unless it is all of them. */
    @Override
    public String name() {
        return rewrites.equals(Rewrites.all())
                ? NAME
                : NAME + "/" + rewrites.stream().map(Rewrite::key).collect(Collectors.joining("+"));
    }

    /** What {@link #name} wrote. */
    static Optional<Axiom> named(String name) {
        if (!name.startsWith(NAME + "/")) {
            return Optional.empty();
        }
        List<String> keys = List.of(name.substring(NAME.length() + 1).split("\\+"));
        return Optional.of(
                new ImplementationInvariance(keys.stream().map(Rewrites::named).toList()));
    }

    @Override
    public String statement() {
        return "Two networks that compute the same function have the same attributions.";
    }

    @Override
    public String source() {
        return "Sundararajan et al. 2017, section 2.2";
    }

    @Override
    public Optional<Question> question(Specimen specimen) {
        int n = rewrites.size();
        List<Pair> pairs = rewrites.stream()
                .flatMap(rewrite -> rewrite.of(specimen.net(), Math.floorDiv(specimen.choice(), n)).stream()
                        .map(nets -> new Pair(rewrite.name(), nets)))
                .toList();
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        Pair chosen = pairs.get(Math.floorMod(specimen.choice(), pairs.size()));
        return question(chosen.name, chosen.nets, specimen.input());
    }

    private record Pair(String name, Rewritten nets) {}

    private static Optional<Question> question(String name, Rewritten nets, double[] x) {
        return Question.smooth(
                answers -> Optional.of(Question.difference(
                        "on f", answers.get(0).values(), "on g", answers.get(1).values())),
                new Ask("f", nets.before(), x),
                new Ask("g = f, " + name, nets.after(), x));
    }
}
