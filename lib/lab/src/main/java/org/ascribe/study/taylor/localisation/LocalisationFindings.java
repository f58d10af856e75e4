package org.ascribe.study.taylor.localisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ascribe.result.Entry;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;

/**
 * What the numbers come to.
 *
 * @param standings the rows, sorted
 */
@OnlyShows
record LocalisationFindings(Standings standings) {

    private static final double EVEN = 25;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Bounding-box accuracy: the part of the n largest attributions that lies inside the box of n pixels, channels"
                        + " summed; means over pictures with bootstrap 95 % intervals, float32 logits. Signed: what speaks for the"
                        + " class is large; absolute: whatever speaks loudly; pooled: signed, each map averaged over Occlusion's patches."
                        + " Higher is better.");
        lines.add("Principles are counted as in the paper's Table 2, a half for one followed partially; "
                + LocalisationContenders.FROM_NOISE + " as IG, for its baselines are not around x.");
        standings.sets().forEach(set -> lines.addAll(ofSet(set)));
        return lines;
    }

    private List<String> ofSet(String set) {
        List<String> lines = new ArrayList<>();
        Rows pictures = standings.pictures(set);
        lines.add(String.format(
                Locale.ROOT,
                "%s: %s, boxes of %.0f %% in the mean, which is what chance finds; %s.",
                set,
                pictures.size() == 1 ? "1 picture" : pictures.size() + " pictures",
                100 * standings.chance(set),
                kin(pictures)));
        for (String ranking : Standings.RANKINGS) {
            lines.add(set + ", " + ranking + ": with the number of principles accuracy "
                    + LocalisationLineUps.printed().stream()
                            .map(lineUp -> standings.verdict(set, ranking, lineUp) + ", " + lineUp.name()
                                    + " (ρ = "
                                    + standings
                                            .standing(set, ranking)
                                            .trend(lineUp)
                                            .rank() + ")")
                            .collect(Collectors.joining("; "))
                    + ".");
        }
        lines.add(blind(set));
        lines.add(dark(set));
        return lines;
    }

    private static String kin(Rows pictures) {
        long carnivores =
                pictures.where("kin", RaccoonKinship.CARNIVORE.toString()).size();
        long animals = carnivores
                + pictures.where("kin", RaccoonKinship.ANIMAL.toString()).size();
        return "the explained class is an animal in " + animals + " of them, a carnivore in " + carnivores;
    }

    /** Which methods find more than a map that knows nothing. */
    private String blind(String set) {
        List<String> better = LocalisationLineUps.BLACK.methods().stream()
                .filter(method -> standings
                                .difference(set, "signed", method, LocalisationContenders.CENTRE)
                                .low()
                        > 0)
                .toList();
        Estimate centre = standings.accuracy(set, "signed", LocalisationContenders.CENTRE);
        return set + ": a blob in the middle of every picture has accuracy " + centre + "; surely above it, signed: "
                + (better.isEmpty() ? "none" : String.join(", ", better)) + ".";
    }

    private String dark(String set) {
        return set
                + String.format(
                        Locale.ROOT, ": of Σ|a| in the box its darkest quarter, of %.0f %% of the pixels, has ", EVEN)
                + Stream.of(
                                LocalisationContenders.GRADIENT,
                                LocalisationContenders.INTEGRATED,
                                LocalisationContenders.INTEGRATED + LocalisationContenders.FROM_MEAN,
                                LocalisationContenders.FROM_NOISE,
                                LocalisationContenders.EXPECTED)
                        .map(method -> percent(Entry.of(Entry.of(standings.rows(), set), method)
                                        .mean("dark")) + " by " + method)
                        .collect(Collectors.joining(", "))
                + "; IG from black less than EG by "
                + percent(standings.difference(
                        set, "dark", LocalisationContenders.EXPECTED, LocalisationContenders.INTEGRATED))
                + ".";
    }

    private static String percent(Estimate e) {
        return String.format(Locale.ROOT, "%.1f %% [%.1f, %.1f]", 100 * e.value(), 100 * e.low(), 100 * e.high());
    }
}
