package org.ascribe.verify;

import java.util.List;
import java.util.regex.Pattern;

/** What float32 is held to, relative to an array's {@link Magnitude}: a thousandth, but for the exceptions listed here. */
final class Float32 {

    private static final double RELATIVE = 1e-3;

    private record Special(Pattern array, double relative, String reason) {}

    private static final List<Special> EXCEPTIONS = List.of(new Special(
            Pattern.compile("input_x_gradient_channel_sum"),
            2e-2,
            "of a hundred thousand units one may lie so near its kink that float32 puts it on the other side; the gradient of"
                    + " its whole receptive field changes, and that of all other pixels agrees to 1e-6"));

    private Float32() {}

    static double relative(String array) {
        return EXCEPTIONS.stream()
                .filter(special -> special.array.matcher(array).matches())
                .mapToDouble(Special::relative)
                .findFirst()
                .orElse(RELATIVE);
    }

    /** What is held to something else, each in a line with the reason. */
    static List<String> exceptions() {
        return EXCEPTIONS.stream()
                .map(special -> special.array + ", " + special.relative + ": " + special.reason)
                .toList();
    }
}
