package org.ascribe.study.gradientview.occlusion;

import java.util.List;
import java.util.Locale;
import org.ascribe.result.Scale;

/** How much is asked about a picture in one task, and of how many pictures. */
enum Depth {
    /** What a processor without a graphics card can do for a reader who waits. */
    QUICK(List.of(Tier.BLOCKS, Tier.MIDDLE), 1, 6, 100),
    /** Patches at every place. */
    FULL(List.of(Tier.SLIDING), 0, 0, 3);

    private final List<Tier> tiers;
    private final List<Integer> pictures;

    Depth(List<Tier> tiers, int smoke, int lesson, int paper) {
        this.tiers = tiers;
        this.pictures = List.of(smoke, lesson, paper);
    }

    List<Tier> tiers() {
        return tiers;
    }

    int pictures(Scale scale) {
        return pictures.get(scale.ordinal());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
