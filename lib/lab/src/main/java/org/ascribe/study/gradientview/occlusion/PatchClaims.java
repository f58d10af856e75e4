package org.ascribe.study.gradientview.occlusion;

import static org.ascribe.study.gradientview.occlusion.PatchTask.OCCLUSION;
import static org.ascribe.study.gradientview.occlusion.PatchTask.PIXELS;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ascribe.report.Ruling;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What the captions of Figures 1 and 2 say, held against our numbers, picture by picture.
 *
 * @param tiers the numbers of each tier of patches
 */
@OnlyShows
record PatchClaims(Map<String, PatchNumbers> tiers) {

    /** Maps whose ranks share less than half of their variance depend on the patch; the paper names no size. */
    private static final double SHARED = Math.sqrt(0.5);

    /** What was found. */
    private record Finding(String claim, String measured, Ruling ruling) {}

    Table table() {
        StringColumn claims = StringColumn.create("claim");
        StringColumn patches = StringColumn.create("patches");
        StringColumn measured = StringColumn.create("measured");
        StringColumn rulings = StringColumn.create("ruling");
        tiers.forEach((tier, numbers) -> findings(numbers).forEach(finding -> {
            claims.append(finding.claim());
            patches.append(tier);
            measured.append(finding.measured());
            rulings.append(finding.ruling().toString());
        }));
        return Table.create("Claims of the captions", claims, patches, measured, rulings);
    }

    private static List<Finding> findings(PatchNumbers numbers) {
        List<Finding> findings = Stream.of(
                        least("Signed maps vary more locally than occlusion's", numbers, false),
                        least("Ours: so do they when summed over the same patches", numbers, true),
                        depends(numbers))
                .toList();
        return numbers.isOfTheWhole()
                ? Stream.concat(findings.stream(), Stream.of(focuses(numbers))).toList()
                : findings;
    }

    /** Of all signed methods and sizes of patches, the ones whose maps are nearest. */
    private static Finding least(String claim, PatchNumbers numbers, boolean pooled) {
        record Difference(String words, Estimate estimate) {}
        List<Difference> differences = numbers.methods().stream()
                .filter(method -> !method.equals(GradientMaps.SALIENCY))
                .flatMap(method -> Arrays.stream(numbers.sides())
                        .mapToObj(side -> new Difference(
                                method + " over patches of " + side,
                                numbers.logQuotient(method, pooled ? side : PIXELS, OCCLUSION, side))))
                .toList();
        Difference least = differences.stream()
                .min(Comparator.comparingDouble(d -> d.estimate().value()))
                .orElseThrow();
        return new Finding(
                claim,
                "at least " + times(least.estimate()) + " times as much (" + least.words() + ")",
                Ruling.allAbove0(differences.stream().map(Difference::estimate).toList()));
    }

    private static Estimate times(Estimate logarithm) {
        return new Estimate(
                Math.exp(logarithm.value()), Math.exp(logarithm.low()), Math.exp(logarithm.high()), logarithm.items());
    }

    private static Finding depends(PatchNumbers numbers) {
        double[] ranks = numbers.pair(numbers.smallest(), numbers.largest());
        return new Finding(
                "The size of the patches influences the result",
                "rank correlation of patches of " + numbers.smallest() + " and " + numbers.largest() + ": "
                        + Bootstrap.DEFAULT.mean(ranks),
                Ruling.allAbove0(List.of(Bootstrap.DEFAULT.mean(
                        Arrays.stream(ranks).map(rank -> SHARED - rank).toArray()))));
    }

    private static Finding focuses(PatchNumbers numbers) {
        double[] small = numbers.map(OCCLUSION, numbers.smallest(), "focus");
        double[] large = numbers.map(OCCLUSION, numbers.largest(), "focus");
        Estimate more = Bootstrap.DEFAULT.difference(large, small);
        return new Finding(
                "Only larger patches focus on the main subject",
                "focus " + Bootstrap.DEFAULT.mean(small) + " at " + numbers.smallest() + ", "
                        + Bootstrap.DEFAULT.mean(large) + " at " + numbers.largest() + ", more by " + more,
                only(more, Bootstrap.DEFAULT.mean(small)));
    }

    /** Larger patches find more of the object, and the smallest no more of it than chance. */
    private static Ruling only(Estimate more, Estimate small) {
        Ruling larger = Ruling.allAbove0(List.of(more));
        boolean smallToo = small.low() > 1;
        return larger == Ruling.HOLDS && smallToo ? Ruling.DIFFERS : larger;
    }
}
