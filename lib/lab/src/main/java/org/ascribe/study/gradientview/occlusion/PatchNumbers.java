package org.ascribe.study.gradientview.occlusion;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;

/**
 * What was measured under one tier of patches, a number for each picture.
 *
 * @param rows of the tier
 */
@OnlyShows
record PatchNumbers(Rows rows) {

    Rows of(String kind) {
        return rows.where("kind", kind);
    }

    int pictures() {
        return of(PatchTask.PICTURE).size();
    }

    /** Sides of patches, the smallest first. */
    int[] sides() {
        return Arrays.stream(
                        of(PatchTask.MAP).where("method", PatchTask.OCCLUSION).numbers("side"))
                .mapToInt(side -> (int) side)
                .distinct()
                .sorted()
                .toArray();
    }

    int smallest() {
        return sides()[0];
    }

    int largest() {
        return sides()[sides().length - 1];
    }

    /** Those of Figure 2. */
    List<String> methods() {
        return of(PatchTask.MAP).texts("method").stream()
                .distinct()
                .filter(method -> !method.equals(PatchTask.OCCLUSION))
                .toList();
    }

    double[] map(String method, int side, String column) {
        return of(PatchTask.MAP)
                .where("method", method)
                .filter(row -> row.number("side") == side)
                .numbers(column);
    }

    double[] pair(int side, int other) {
        return of(PatchTask.PAIR)
                .filter(row -> row.number("side") == side && row.number("other") == other)
                .numbers("rank");
    }

    Estimate mean(String method, int side, String column) {
        return Bootstrap.DEFAULT.mean(map(method, side, column));
    }

    /** How many times the local variance one map has of another of the same pictures, as a logarithm. */
    Estimate logQuotient(String method, int side, String other, int otherSide) {
        return Bootstrap.DEFAULT.difference(logarithms(method, side), logarithms(other, otherSide));
    }

    private double[] logarithms(String method, int side) {
        return Arrays.stream(map(method, side, "variance")).map(Math::log).toArray();
    }

    /** Whether the network saw patches all over a picture. */
    boolean isOfTheWhole() {
        return Arrays.stream(map(PatchTask.OCCLUSION, largest(), "focus")).noneMatch(Double::isNaN);
    }

    /** Height and width of what was occluded. */
    int size() {
        return (int) of(PatchTask.PICTURE).numbers("part")[0];
    }

    String sideList() {
        return Arrays.stream(sides()).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    }

    /** Of one picture, all sizes together. */
    long forwards() {
        return (long) of(PatchTask.PICTURE).numbers("patches")[0];
    }
}
