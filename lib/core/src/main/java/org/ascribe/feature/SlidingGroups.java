package org.ascribe.feature;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ascribe.feature.Rectangles.Interval;

/**
 * Windows on a grid along the last axes, spanning the axes before.
 *
 * @param window sides
 * @param stride steps
 */
record SlidingGroups(List<Integer> window, List<Integer> stride) implements FeatureGroups {

    SlidingGroups {
        boolean fits = !window.isEmpty() && window.size() == stride.size();
        for (int axis = 0; fits && axis < window.size(); axis++) {
            fits = stride.get(axis) >= 1 && window.get(axis) >= stride.get(axis);
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "window, stride: " + joined(window) + ", " + joined(stride)
                            + "; expected a side and a stride for each axis, side >= stride >= 1, so that no feature is left out");
        }
    }

    @Override
    public List<int[]> of(Shape sample) {
        int whole = sample.dimension() - window.size();
        if (whole < 0) {
            throw new IllegalArgumentException("sample: shape " + sample + "; windows " + joined(window) + " need "
                    + window.size() + " axes or more, as images of shape (channels, height, width) have");
        }
        return Rectangles.of(
                IntStream.range(0, sample.dimension())
                        .mapToObj(axis -> axis < whole
                                ? List.of(new Interval(0, (int) sample.get(axis)))
                                : along(axis - whole, (int) sample.get(axis), sample))
                        .toList(),
                sample.getShape());
    }

    private List<Interval> along(int axis, int length, Shape sample) {
        int side = window.get(axis);
        int step = stride.get(axis);
        if (side > length) {
            throw new IllegalArgumentException("window: " + joined(window) + " on a sample of shape " + sample
                    + "; expected sides no longer than the sample's");
        }
        int last = (length - side + step - 1) / step;
        return IntStream.rangeClosed(0, last)
                .mapToObj(i -> new Interval(i * step, Math.min(length, i * step + side)))
                .toList();
    }

    private static String joined(List<Integer> sides) {
        return sides.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }

    @Override
    public String toString() {
        return joined(window) + (stride.equals(window) ? "" : " stride " + joined(stride));
    }
}
