package org.ascribe.view;

import ai.djl.ndarray.types.Shape;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.Unit;

/** What results are called. */
final class Words {

    private static final int LONG = 160;
    private static final int ENTRIES = 8;
    private static final Pattern LAMBDA = Pattern.compile("[\\w.$]*\\$\\$Lambda[\\w./$]*@[0-9a-f]+");

    private Words() {}

    /** The method's class, without its hyperparameters. */
    static String name(AttributionMethod method) {
        Class<?> type = method.getClass();
        boolean unnamed = type.isHidden() || type.isSynthetic() || type.isAnonymousClass();
        return unnamed ? "attribution" : type.getSimpleName();
    }

    /** The hyperparameters of a method that is a record, "" for any other. */
    static String settings(AttributionMethod method) {
        if (!method.getClass().isRecord()) {
            return "";
        }
        String text = withoutAddresses(method.toString());
        int open = text.indexOf('[');
        boolean usual = open >= 0 && text.endsWith("]");
        return shorten(usual ? text.substring(open + 1, text.length() - 1) : text);
    }

    /** A lambda among the settings has no name, only an address, which is another in the next run. */
    static String withoutAddresses(String settings) {
        return LAMBDA.matcher(settings).replaceAll("a lambda");
    }

    static String unit(Unit unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }

    /** What completeness holds against f(x) - f(baseline): the value of a group counts once where the method says so. */
    static double sum(Attribution a) {
        return a.method().total(a.values(), new Shape(a.shape()));
    }

    static String shape(Attribution a) {
        StringBuilder text = new StringBuilder();
        for (long size : a.shape()) {
            text.append(text.isEmpty() ? "" : " × ").append(size);
        }
        String layer = isOfInput(a) ? "" : ", a layer's";
        return text.isEmpty() ? "scalar" : text + layer;
    }

    /** Whether the values are those of the sample's features, not those of a layer. */
    static boolean isOfInput(Attribution a) {
        return Arrays.equals(a.shape(), a.inputShape());
    }

    /** A feature of the sample, or a unit of a layer. */
    static String feature(Attribution a, int index) {
        return (isOfInput(a) ? "x[" : "unit[") + index + "]";
    }

    static boolean isImage(Attribution a) {
        long[] shape = a.shape();
        return shape.length == 3 && shape[1] > 1 && shape[2] > 1;
    }

    /** Any value as short text: arrays by their first entries, never by an address. */
    static String plain(Object value) {
        if (value == null || !value.getClass().isArray()) {
            return String.valueOf(value);
        }
        int length = Array.getLength(value);
        String entries = IntStream.range(0, Math.min(length, ENTRIES))
                .mapToObj(i -> Array.get(value, i))
                .map(v -> v instanceof Double || v instanceof Float ? Numbers.of(((Number) v).doubleValue()) : plain(v))
                .collect(Collectors.joining(", "));
        String type = value.getClass().getComponentType().getSimpleName();
        return type + "[" + length + "] {" + entries + (length > ENTRIES ? ", …" : "") + "}";
    }

    private static String shorten(String text) {
        return text.length() <= LONG ? text : text.substring(0, LONG - 1) + "…";
    }
}
