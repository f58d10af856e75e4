package org.ascribe.axiom.rewrite;

import java.util.List;
import org.ascribe.failure.UnknownName;

/** All rewrites there are. One line here, and implementation invariance is asked of it. */
public final class Rewrites {

    private static final List<Rewrite> ALL = List.of(
            new ThresholdMoved(),
            new MaxOfRelus(),
            new TanhOfSigmoids(),
            new IdentityInserted(),
            new LevelFactored(),
            new NormFolded(),
            new UnitSplit(),
            new UnitsPermuted());

    private Rewrites() {}

    /**
     * All of them.
     *
     * @return each once
     */
    public static List<Rewrite> all() {
        return ALL;
    }

    /**
     * The rewrite of a key.
     *
     * @param key as {@link Rewrite#key} has it
     * @return the rewrite
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public static Rewrite named(String key) {
        return ALL.stream()
                .filter(rewrite -> rewrite.key().equals(key))
                .findFirst()
                .orElseThrow(() -> UnknownName.exception(
                        "rewrite", key, ALL.stream().map(Rewrite::key).toList()));
    }
}
