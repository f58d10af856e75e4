package org.ascribe.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipOutputStream;
import org.ascribe.engine.ScriptArchive;
import org.ascribe.weights.Weights.Tensor;

/**
 * Writes TorchScript files from source: a module of one class, its parameters and buffers as raw tensors, and code.
 *
 * @param parameters name to values
 * @param buffers name to values
 * @param type of all of them
 * @param inputs names of the arguments of forward
 * @param forward its body, one statement a line
 */
public record ScriptFile(
        Map<String, Tensor> parameters, Map<String, Tensor> buffers, Type type, List<String> inputs, String forward) {

    public ScriptFile(Map<String, Tensor> parameters, Map<String, Tensor> buffers, Type type, String forward) {
        this(parameters, buffers, type, List.of("x"), forward);
    }

    /** How numbers are stored. */
    public enum Type {
        HALF,
        BFLOAT,
        FLOAT,
        DOUBLE;

        private String storage() {
            return switch (this) {
                case HALF -> "HalfStorage";
                case BFLOAT -> "BFloat16Storage";
                case FLOAT -> "FloatStorage";
                case DOUBLE -> "DoubleStorage";
            };
        }

        private byte[] bytes(double[] values) {
            ByteBuffer bytes = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
            for (double value : values) {
                switch (this) {
                    case HALF, BFLOAT -> bytes.putShort((short) 0);
                    case FLOAT -> bytes.putFloat((float) value);
                    case DOUBLE -> bytes.putDouble(value);
                }
            }
            return java.util.Arrays.copyOf(bytes.array(), bytes.position());
        }
    }

    /**
     * Writes it, as if it had been saved in training mode.
     *
     * @param file to be created
     * @return the file
     */
    public Path write(Path file) {
        Map<String, Tensor> tensors = new LinkedHashMap<>(parameters);
        tensors.putAll(buffers);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setMethod(ZipOutputStream.STORED);
            ScriptArchive.store(zip, "net/data.pkl", pickle(tensors));
            int key = 0;
            for (Tensor tensor : tensors.values()) {
                ScriptArchive.store(zip, "net/data/" + key++, type.bytes(tensor.values()));
            }
            ScriptArchive.store(zip, "net/code/__torch__.py", utf8(source()));
            ScriptArchive.store(zip, "net/constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
            ScriptArchive.store(zip, "net/version", utf8("3\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private String source() {
        StringBuilder source = new StringBuilder("class Net(Module):\n");
        source.append("  __parameters__ = [").append(quoted(parameters)).append("]\n");
        source.append("  __buffers__ = [").append(quoted(buffers)).append("]\n");
        parameters.keySet().forEach(name -> source.append("  " + name + " : Tensor\n"));
        buffers.keySet().forEach(name -> source.append("  " + name + " : Tensor\n"));
        source.append("  training : bool\n");
        source.append("  def forward(self: __torch__.Net");
        inputs.forEach(input -> source.append(",\n    ").append(input).append(": Tensor"));
        source.append(") -> Tensor:\n");
        forward.strip()
                .lines()
                .forEach(line -> source.append("    ").append(line).append('\n'));
        return source.toString();
    }

    private static String quoted(Map<String, Tensor> tensors) {
        StringBuilder names = new StringBuilder();
        tensors.keySet().forEach(name -> names.append('"').append(name).append("\", "));
        return names.toString();
    }

    /** Pickle, protocol 2: an object of class Net with its tensors and training = True. */
    private byte[] pickle(Map<String, Tensor> tensors) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x80, 2});
        out.write(utf8("c__torch__\nNet\n)"));
        out.write(new byte[] {(byte) 0x81, '}'});
        int key = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            text(out, entry.getKey());
            tensor(out, Integer.toString(key++), entry.getValue());
            out.write('s');
        }
        text(out, "training");
        out.write(new byte[] {(byte) 0x88, 's', 'b', '.'});
        return out.toByteArray();
    }

    private void tensor(ByteArrayOutputStream out, String key, Tensor tensor) throws IOException {
        out.write(utf8("ctorch._utils\n_rebuild_tensor_v2\n(("));
        text(out, "storage");
        out.write(utf8("ctorch\n" + type.storage() + "\n"));
        text(out, key);
        text(out, "cpu");
        integer(out, tensor.values().length);
        out.write(utf8("tQ"));
        integer(out, 0);
        long[] shape = tensor.shape();
        out.write('(');
        for (long side : shape) {
            integer(out, (int) side);
        }
        out.write(utf8("t("));
        for (int i = 0; i < shape.length; i++) {
            int stride = 1;
            for (int j = i + 1; j < shape.length; j++) {
                stride *= (int) shape[j];
            }
            integer(out, stride);
        }
        out.write('t');
        out.write(0x89);
        out.write(utf8("ccollections\nOrderedDict\n)RtR"));
    }

    private static void text(ByteArrayOutputStream out, String text) throws IOException {
        out.write('X');
        fourBytes(out, text.length());
        out.write(utf8(text));
    }

    private static void integer(ByteArrayOutputStream out, int value) throws IOException {
        out.write('J');
        fourBytes(out, value);
    }

    private static void fourBytes(ByteArrayOutputStream out, int value) throws IOException {
        out.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
