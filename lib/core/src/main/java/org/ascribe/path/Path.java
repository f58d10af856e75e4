package org.ascribe.path;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * A curve γ from a baseline, γ(0) = b, to a sample, γ(1) = x. Each is a method of its own:
 * {@code aᵢ = ∫₀¹ ∂f(γ(α))/∂γᵢ · dγᵢ/dα dα}, Sundararajan et al. 2017, section 3; complete, linear in f and 0 for features that do
 * nothing, whatever the curve.
 */
public interface Path {

    /**
     * Points of the curves of a batch.
     *
     * @param b baselines, {@code [n, ...]}
     * @param x samples, {@code [n, ...]}
     * @param alpha parameters in [0, 1], {@code [k, 1, 1, ...]}, broadcasting against {@code [k, n, ...]}
     * @return γ(α), {@code [k, n, ...]}
     */
    NDArray points(NDArray b, NDArray x, NDArray alpha);

    /**
     * Derivatives of the curves of a batch.
     *
     * @param b baselines, {@code [n, ...]}
     * @param x samples, {@code [n, ...]}
     * @param alpha parameters in [0, 1], {@code [k, 1, 1, ...]}
     * @return dγ/dα, {@code [k, n, ...]} or {@code [1, n, ...]} where it is the same everywhere
     */
    NDArray velocities(NDArray b, NDArray x, NDArray alpha);

    /**
     * The curve in pieces without a kink, one after the other, each with a parameter of its own from 0 to 1: γ begins where the first
     * does, and ends where the last does. A quadrature gives every piece all of its nodes, for no rule is right across a kink.
     *
     * @param b baselines, {@code [n, ...]}
     * @param x samples, {@code [n, ...]}
     * @return itself where it is smooth; pieces along which no sample moves may be left out, all of them too
     */
    default List<Path> pieces(NDArray b, NDArray x) {
        return List.of(this);
    }

    /**
     * Refuses what is no path from b to x, and velocities that are not its derivative, in double precision at a few places. A
     * quadrature asks for it first; a path for which both hold by construction may let it be.
     *
     * @param b baselines, {@code [n, ...]}
     * @param x samples, {@code [n, ...]}
     * @throws IllegalArgumentException if the curve begins or ends elsewhere, or moves otherwise than its velocities say; names
     *     the place
     */
    default void check(NDArray b, NDArray x) {
        PathCheck.of(this, b, x);
    }

    /**
     * A path of your own, whose velocities are derived from its points.
     *
     * @param name what results call it
     * @param position γ, of operations that the engine can differentiate
     * @return such as {@code Path.of("late", (b, x, alpha) -> b.add(x.sub(b).mul(alpha.square())))}
     */
    static GivenPath of(String name, GivenPath.Motion position) {
        return new GivenPath(name, position, null, List.of());
    }

    /**
     * A path of your own, with its derivative.
     *
     * @param name what results call it
     * @param position γ
     * @param velocity dγ/dα
     * @return the path; a derivative that is another's is refused when it is used
     */
    static GivenPath of(String name, GivenPath.Motion position, GivenPath.Motion velocity) {
        return new GivenPath(name, position, velocity, List.of());
    }
}
