package org.ascribe.weights;

/** IEEE 754 binary16, which Java has from 20 on. */
final class Half {

    /** Halfway between the largest finite number, 65504, and what would be the next: rounded away from the even one, to infinity. */
    private static final int OVERFLOW = Float.floatToIntBits(65520f);

    private static final int SMALLEST_NORMAL = Float.floatToIntBits(0x1p-14f);

    private Half() {}

    /** The number that some bits stand for. */
    static float value(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0) {
            return Math.copySign(fraction * 0x1p-24f, Float.intBitsToFloat(sign | 0x3f800000));
        }
        int wide = exponent == 0x1f ? 0xff : exponent + 127 - 15;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }

    /** The bits of the nearest number, of two the even one. */
    static short bits(float value) {
        int bits = Float.floatToIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        int size = bits & 0x7fffffff;
        if (Float.isNaN(value)) {
            return (short) (sign | 0x7e00);
        }
        if (size >= OVERFLOW) {
            return (short) (sign | 0x7c00);
        }
        if (size < SMALLEST_NORMAL) {
            return (short) (sign | (int) Math.rint(Math.abs(value) * 0x1p24));
        }
        int even = size >>> 13 & 1;
        return (short) (sign | (size - (127 - 15 << 23) + 0xfff + even) >>> 13);
    }
}
