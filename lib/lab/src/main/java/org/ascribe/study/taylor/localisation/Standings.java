package org.ascribe.study.taylor.localisation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Entry;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;
import org.ascribe.study.taylor.principles.Course;
import org.ascribe.study.taylor.principles.LineUp;
import org.ascribe.study.taylor.principles.Standing;

/**
 * The rows of a run, sorted.
 *
 * @param rows by set and method, a row for each picture
 * @param standings by set and ranking
 */
@OnlyShows
record Standings(Map<String, Map<String, Rows>> rows, Map<String, Map<String, Standing>> standings) {

    /**
     * What speaks for the class first, or what speaks loudest: the paper does not say which; and what speaks for the class first when
     * all maps are as coarse as Occlusion's.
     */
    static final List<String> RANKINGS = List.of("signed", "absolute", "pooled");

    /** Pictures that a verdict takes: the bootstrap interval of one is a point, and those of a few are too narrow. */
    private static final int FEWEST = 8;

    static Standings of(Rows all) {
        Map<String, Map<String, Rows>> rows = new LinkedHashMap<>();
        all.groupBy("set", "method")
                .forEach((key, group) -> rows.computeIfAbsent(key.get(0), set -> new LinkedHashMap<>())
                        .put(key.get(1), group));
        Map<String, Map<String, Standing>> standings = new LinkedHashMap<>();
        rows.forEach((set, byMethod) -> {
            Map<String, Standing> byRanking = new LinkedHashMap<>();
            RANKINGS.forEach(ranking -> byRanking.put(ranking, standing(byMethod, ranking)));
            standings.put(set, byRanking);
        });
        return new Standings(rows, standings);
    }

    private static Standing standing(Map<String, Rows> byMethod, String ranking) {
        return Standing.of(byMethod, ranking, LocalisationLineUps.all(), LocalisationContenders::principles);
    }

    List<String> sets() {
        return List.copyOf(rows.keySet());
    }

    List<String> methods() {
        return List.copyOf(rows.values().iterator().next().keySet());
    }

    Standing standing(String set, String ranking) {
        return Entry.of(Entry.of(standings, set), ranking);
    }

    Estimate accuracy(String set, String ranking, String method) {
        return Entry.of(standing(set, ranking).means(), method);
    }

    /** Whether accuracy rises with the number of principles. */
    String verdict(String set, String ranking, LineUp lineUp) {
        Standing standing = standing(set, ranking);
        int items = standing.trend(lineUp).rank().items();
        return items < FEWEST
                ? "cannot be said to rise or fall from " + items + (items == 1 ? " picture" : " pictures")
                : standing.verdict(lineUp, Course.RISES);
    }

    /** A row for each picture: what does not depend on the method. */
    Rows pictures(String set) {
        return Entry.of(Entry.of(rows, set), LocalisationContenders.GI);
    }

    /** What chance finds: the mean part of the picture that the boxes cover. */
    double chance(String set) {
        return pictures(set).mean("share").value();
    }

    /** One method's number minus another's, picture by picture. */
    Estimate difference(String set, String column, String method, String other) {
        return Bootstrap.DEFAULT.difference(
                Entry.of(Entry.of(rows, set), method).numbers(column),
                Entry.of(Entry.of(rows, set), other).numbers(column));
    }
}
