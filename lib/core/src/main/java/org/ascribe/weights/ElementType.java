package org.ascribe.weights;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;

/** How files of weights store numbers, under the names of safetensors; little-endian all. */
enum ElementType {
    F64(8, "Double"),
    F32(4, "Float"),
    F16(2, "Half"),
    BF16(2, "BFloat16"),
    I64(8, "Long"),
    I32(4, "Int"),
    I16(2, "Short"),
    I8(1, "Char"),
    U8(1, "Byte"),
    BOOL(1, "Bool");

    private final int width;
    private final String torch;

    ElementType(int width, String torch) {
        this.width = width;
        this.torch = torch;
    }

    /** Bytes a value takes. */
    int width() {
        return width;
    }

    /** The type of a storage class of torch, such as {@code torch.FloatStorage}. */
    static Optional<ElementType> ofTorch(String storage) {
        return Arrays.stream(values())
                .filter(type -> storage.equals("torch." + type.torch + "Storage"))
                .findFirst();
    }

    /** The type of a name of safetensors. */
    static Optional<ElementType> ofSafetensors(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /**
     * Reads values, without a copy where Java has their type.
     *
     * @param bytes little-endian
     * @return a {@link FloatBuffer} where float32 holds them all, else a {@link DoubleBuffer}
     */
    Buffer decode(ByteBuffer bytes) {
        int size = bytes.remaining() / width;
        return switch (this) {
            case F64 -> bytes.asDoubleBuffer();
            case F32 -> bytes.asFloatBuffer();
            case I64, I32 -> {
                double[] values = new double[size];
                Arrays.setAll(values, i -> this == I64 ? bytes.getLong(8 * i) : bytes.getInt(4 * i));
                yield DoubleBuffer.wrap(values);
            }
            default -> {
                float[] values = new float[size];
                for (int i = 0; i < size; i++) {
                    values[i] = narrow(bytes, i);
                }
                yield FloatBuffer.wrap(values);
            }
        };
    }

    /** Writes a value, rounded, as one of the two types that are written. */
    void encode(double value, ByteBuffer into) {
        switch (this) {
            case F32 -> into.putFloat((float) value);
            case F16 -> into.putShort(Half.bits((float) value));
            default -> throw new IllegalArgumentException("precision: " + this + "; expected F32 or F16");
        }
    }

    private float narrow(ByteBuffer bytes, int i) {
        return switch (this) {
            case F16 -> Half.value(bytes.getShort(2 * i));
            case BF16 -> Float.intBitsToFloat(bytes.getShort(2 * i) << 16);
            case I16 -> bytes.getShort(2 * i);
            case I8 -> bytes.get(i);
            default -> bytes.get(i) & 0xff;
        };
    }
}
