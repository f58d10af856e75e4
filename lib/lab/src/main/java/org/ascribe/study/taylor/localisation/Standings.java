package org.ascribe.study.taylor.localisation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;

/**
 * The rows of a run, sorted.
 *
 * @param rows by set and method, a row for each picture
 * @param standings by set and ranking
 */
@OnlyShows
record Standings(Map<String, Map<String, Rows>> rows, Map<String, Map<String, SetStanding>> standings) {

    /**
     * What speaks for the class first, or what speaks loudest: the paper does not say which; and what speaks for the class first when
     * all maps are as coarse as Occlusion's.
     */
    static final List<String> RANKINGS = List.of("signed", "absolute", "pooled");

    static Standings of(Rows all) {
        Map<String, Map<String, Rows>> rows = new LinkedHashMap<>();
        all.groupBy("set", "method")
                .forEach((key, group) -> rows.computeIfAbsent(key.get(0), set -> new LinkedHashMap<>())
                        .put(key.get(1), group));
        Map<String, Map<String, SetStanding>> standings = new LinkedHashMap<>();
        rows.forEach((set, byMethod) -> {
            Map<String, SetStanding> byRanking = new LinkedHashMap<>();
            RANKINGS.forEach(ranking -> byRanking.put(ranking, SetStanding.of(byMethod, ranking)));
            standings.put(set, byRanking);
        });
        return new Standings(rows, standings);
    }

    List<String> sets() {
        return List.copyOf(rows.keySet());
    }

    List<String> methods() {
        return List.copyOf(rows.values().iterator().next().keySet());
    }

    SetStanding standing(String set, String ranking) {
        return standings.get(set).get(ranking);
    }

    Estimate accuracy(String set, String ranking, String method) {
        return standing(set, ranking).accuracy().get(method);
    }

    /** A row for each picture: what does not depend on the method. */
    Rows pictures(String set) {
        return rows.get(set).get(LocalisationContenders.GI);
    }

    /** What chance finds: the mean part of the picture that the boxes cover. */
    double chance(String set) {
        return pictures(set).mean("share").value();
    }

    /** One method's number minus another's, picture by picture. */
    Estimate difference(String set, String column, String method, String other) {
        double[] one = rows.get(set).get(method).numbers(column);
        double[] two = rows.get(set).get(other).numbers(column);
        double[] differences = new double[one.length];
        for (int i = 0; i < one.length; i++) {
            differences[i] = one[i] - two[i];
        }
        return Bootstrap.DEFAULT.mean(differences);
    }
}
