package org.ascribe.zoo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Values of an ONNX TensorProto, a protocol buffer: field 4 has them as floats, field 9 as bytes. */
final class OnnxTensor {

    private OnnxTensor() {}

    static FloatBuffer read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            long tag = varint(bytes);
            if ((tag & 7) == 0) {
                varint(bytes);
            } else if ((tag & 7) == 2) {
                int length = (int) varint(bytes);
                if (tag >> 3 == 4 || tag >> 3 == 9) {
                    return bytes.slice(bytes.position(), length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .asFloatBuffer();
                }
                bytes.position(bytes.position() + length);
            }
        }
        throw new IllegalStateException(file + " has no values");
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
