package org.ascribe.study.taylor.principles;

import java.util.List;
import org.ascribe.result.OnlyShows;

/**
 * Methods that are compared by the number of principles they follow.
 *
 * @param name what sets it apart
 * @param stem how the names of those begin that differ from it by a method
 * @param methods as rows name them
 */
@OnlyShows
public record LineUp(String name, String stem, List<String> methods) {

    /**
     * Keeps the methods.
     *
     * @param name what sets it apart
     * @param stem how the names of those begin that differ from it by a method
     * @param methods as rows name them
     */
    public LineUp {
        methods = List.copyOf(methods);
    }

    /**
     * One method for another.
     *
     * @param method the new one
     * @param inPlaceOf one of these
     * @return as many methods
     */
    public LineUp with(String method, String inPlaceOf) {
        return changed(
                "with " + method + " for " + inPlaceOf,
                methods.stream()
                        .map(name -> name.equals(inPlaceOf) ? method : name)
                        .toList());
    }

    /**
     * Fewer methods.
     *
     * @param left those left out
     * @return the others
     */
    public LineUp without(String... left) {
        List<String> others = List.of(left);
        return changed(
                "without " + String.join(" and ", left),
                methods.stream().filter(name -> !others.contains(name)).toList());
    }

    private LineUp changed(String how, List<String> changed) {
        return new LineUp(stem + how, stem + how + ", ", changed);
    }
}
