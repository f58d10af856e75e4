package org.ascribe.kernel;

import java.awt.image.RenderedImage;
import java.lang.reflect.Array;
import java.util.StringJoiner;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.jspecify.annotations.Nullable;

/** Gives every value a sensible text: the elements of an array, the size of an image. */
final class ValueRenderer extends Renderer {
    private static final int MAX_ELEMENTS = 100;

    @Override
    protected DisplayData finalizeDisplayData(DisplayData data, Object value) {
        if (value != null && !data.hasDataForType(MIMEType.TEXT_PLAIN)) {
            data.putText(text(value));
        }
        return super.finalizeDisplayData(data, value);
    }

    static String text(@Nullable Object value) {
        if (value != null && value.getClass().isArray()) {
            return elements(value);
        }
        if (value instanceof RenderedImage image) {
            return "image, " + image.getWidth() + " × " + image.getHeight();
        }
        return String.valueOf(value);
    }

    private static String elements(Object array) {
        int length = Array.getLength(array);
        StringJoiner joined = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < Math.min(length, MAX_ELEMENTS); i++) {
            joined.add(text(Array.get(array, i)));
        }
        if (length > MAX_ELEMENTS) {
            joined.add("... " + length + " in all");
        }
        return joined.toString();
    }
}
