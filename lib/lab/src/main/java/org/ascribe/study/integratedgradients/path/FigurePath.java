package org.ascribe.study.integratedgradients.path;

import java.util.List;
import org.ascribe.path.AxisParallel;
import org.ascribe.path.Path;
import org.ascribe.path.PowerCurve;
import org.ascribe.path.StraightLine;

/**
 * A path between two points of the plane.
 *
 * @param name as rows have it
 * @param words what it is
 * @param path γ
 */
record FigurePath(String name, String words, Path path) {

    static final String P1 = "P₁";
    static final String P2 = "P₂";
    static final String P3 = "P₃";
    static final String BENT = "bent";
    static final String OWN = "by the move";

    /** Of the figure's three the text names P₂, the straight line; the other two here are those along the edges. */
    static final List<String> FIGURE = List.of(P1, P2, P3);

    /** Of all b and x one curve, not the line. */
    static final List<String> ONE_CURVE = List.of(P1, P3, BENT);

    static final List<FigurePath> ALL = List.of(
            new FigurePath(P1, "P₁: x₂ first, then x₁", new AxisParallel(List.of(1, 0))),
            new FigurePath(P2, "P₂: straight line", new StraightLine()),
            new FigurePath(P3, "P₃: x₁ first, then x₂", new AxisParallel(List.of(0, 1))),
            new FigurePath(BENT, "bent: powers 1 and 3 of α", PowerCurve.of(1, 3)),
            new FigurePath(OWN, "by the move: power 1 + |xᵢ − bᵢ| of α", Path.of(OWN, (b, x, alpha) -> {
                var move = x.sub(b);
                return b.add(move.mul(alpha.pow(move.abs().add(1))));
            })));
}
