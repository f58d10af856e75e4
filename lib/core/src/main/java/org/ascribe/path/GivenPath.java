package org.ascribe.path;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ascribe.autograd.Autograd;
import org.jspecify.annotations.Nullable;

/**
 * A path of your own, see {@link Path#of}. Cost beside the gradients: its points, and its velocities or, where they are derived, the
 * points once more and two backwards through them.
 *
 * @param name what results call it
 * @param position γ
 * @param velocity dγ/dα, or null where it is derived from γ
 * @param kinks where dγ/dα jumps, rising, inside (0, 1)
 */
public record GivenPath(
        String name, Motion position, @Nullable Motion velocity, List<Double> kinks) implements Path {

    /** Something of a point that moves. */
    @FunctionalInterface
    public interface Motion {

        /**
         * For many parameters at once.
         *
         * @param b baselines, {@code [n, ...]}
         * @param x samples, {@code [n, ...]}
         * @param alpha parameters, {@code [k, 1, 1, ...]}: what is computed from all three is {@code [k, n, ...]} by itself
         * @return {@code [k, n, ...]}
         */
        NDArray at(NDArray b, NDArray x, NDArray alpha);
    }

    /**
     * Checks the kinks.
     *
     * @param name what results call it
     * @param position γ
     * @param velocity dγ/dα, or null
     * @param kinks where dγ/dα jumps
     * @throws IllegalArgumentException if they do not rise, or one is not inside
     */
    public GivenPath {
        kinks = List.copyOf(kinks);
        double before = 0;
        for (double kink : kinks) {
            if (!(before < kink && kink < 1)) {
                throw new IllegalArgumentException("kinks: " + kinks + "; expected rising numbers between 0 and 1");
            }
            before = kink;
        }
    }

    /**
     * The same path, integrated piece by piece.
     *
     * @param places where dγ/dα jumps, rising, inside (0, 1)
     * @return a copy
     * @throws IllegalArgumentException if they do not rise, or one is not inside
     */
    public GivenPath withKinks(double... places) {
        return new GivenPath(
                name, position, velocity, Arrays.stream(places).boxed().toList());
    }

    @Override
    public NDArray points(NDArray b, NDArray x, NDArray alpha) {
        return position.at(b, x, alpha);
    }

    @Override
    public NDArray velocities(NDArray b, NDArray x, NDArray alpha) {
        return velocity != null
                ? velocity.at(b, x, alpha)
                : Autograd.pushforward(a -> position.at(b, x, a), alpha, alpha.onesLike());
    }

    @Override
    public List<Path> pieces(NDArray b, NDArray x) {
        if (kinks.isEmpty()) {
            return List.of(this);
        }
        double[] ends = DoubleStream.concat(
                        DoubleStream.concat(DoubleStream.of(0), kinks.stream().mapToDouble(k -> k)), DoubleStream.of(1))
                .toArray();
        return IntStream.range(1, ends.length)
                .<Path>mapToObj(i -> new Stretch(this, ends[i - 1], ends[i]))
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }

    /** A part of a path, from one kink to the next. */
    private record Stretch(GivenPath whole, double from, double to) implements Path {

        /** At a kink itself a formula gives the velocity of one side or the other; so far inside, that of this. */
        private static final double INSIDE = 1e-5;

        @Override
        public NDArray points(NDArray b, NDArray x, NDArray alpha) {
            return whole.points(b, x, inWhole(alpha));
        }

        @Override
        public NDArray velocities(NDArray b, NDArray x, NDArray alpha) {
            return whole.velocities(b, x, inWhole(alpha.clip(INSIDE, 1 - INSIDE)))
                    .mul(to - from);
        }

        private NDArray inWhole(NDArray alpha) {
            return alpha.mul(to - from).add(from);
        }
    }
}
