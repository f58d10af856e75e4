package org.ascribe.study.gradientview.occlusion;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ascribe.picture.Box;

/** Which patches are occluded, and where: a forward for each of them is what occlusion costs. */
enum Tier {
    /** Large patches side by side over the whole picture: hundreds of forwards. */
    BLOCKS(List.of(10, 15, 30, 60), false, Tier.WHOLE),
    /** Single pixels and small patches side by side in the middle of the picture: hundreds. */
    MIDDLE(List.of(1, 5), false, 20),
    /** The paper's sizes and larger ones at every place of the picture, as its authors' software has it: hundreds of thousands. */
    SLIDING(List.of(1, 5, 10, 15, 30, 60), true, Tier.WHOLE);

    private static final int WHOLE = Integer.MAX_VALUE;

    private final List<Integer> sides;
    private final boolean everywhere;
    private final int part;

    Tier(List<Integer> sides, boolean everywhere, int part) {
        this.sides = sides;
        this.everywhere = everywhere;
        this.part = part;
    }

    /** The part of a picture of this side that is occluded. */
    Box region(int side) {
        int length = Math.min(side, part);
        int from = (side - length) / 2;
        return new Box(from, from, from + length, from + length);
    }

    /** From the smallest; those that do not fit twice into the part are left out. */
    List<Windows> windows(Box region) {
        int length = region.bottom() - region.top();
        return sides.stream()
                .filter(side -> 2 * side <= length)
                .map(side -> new Windows(side, everywhere ? 1 : side, region))
                .toList();
    }

    /** For the settings. */
    String words() {
        return this + ": sides " + sides.stream().map(String::valueOf).collect(Collectors.joining(" "))
                + (everywhere ? ", stride 1, mean where they overlap" : ", side by side")
                + (part == WHOLE ? "" : ", in the middle " + part + " × " + part + " pixels");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
