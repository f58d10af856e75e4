package org.ascribe.weights;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipFile;

/** What else people have in a file when they want to explain a model, and who reads it. */
public final class FileKind {

    private static final int START = 512;
    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F'};
    private static final byte[] GGUF = {'G', 'G', 'U', 'F'};
    private static final String EXPORT = "torch.jit.trace(model.eval(), sample) and torch.jit.save make a script";

    private FileKind() {}

    /**
     * What a file is, if it is recognised as something other than a TorchScript program.
     *
     * @param file any file
     * @return one clause on what it is and one on what to do; nothing if it may be a script
     */
    public static Optional<String> recognised(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(START);
            return TorchZip.isBegunBy(start) ? archive(file) : other(file, start);
        } catch (IOException e) {
            // Whoever loads it will say why it cannot be read.
            return Optional.empty();
        }
    }

    private static Optional<String> archive(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (holds(zip, "constants.pkl")) {
                return Optional.empty();
            }
            if (holds(zip, "data.pkl")) {
                return Optional.of("of torch.save, which holds " + contents(file)
                        + ", no program; a TorchScript program is what torch.jit.save writes");
            }
            if (holds(zip, "archive_format") || holds(zip, "serialized_exported_program.json")) {
                return Optional.of("of torch.export; " + EXPORT);
            }
            return Optional.empty();
        }
    }

    /** What is in a file of torch.save, and how its weights are had. */
    private static String contents(Path file) {
        try {
            int size = TorchFile.names(file).size();
            return "weights (" + size + " tensors, which TorchFile.read(file) reads for a Network)";
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return "no weights alone (" + String.valueOf(e.getMessage()).replace(file + ": ", "") + ")";
        }
    }

    private static Optional<String> other(Path file, byte[] start) {
        if (isSafetensors(start)) {
            return Optional.of(
                    "of safetensors, which holds weights, no program; Safetensors.read(file) reads them for a Network");
        }
        if (isOnnx(file, start)) {
            return Optional.of("of ONNX, which Ascribe does not read; " + EXPORT);
        }
        if (TorchStream.isBegunBy(start)) {
            return Optional.of("of torch.save, which holds " + contents(file)
                    + ", no program; a TorchScript program is what torch.jit.save writes");
        }
        if (begins(start, HDF5)) {
            return Optional.of(
                    "of HDF5, as Keras writes them, which Ascribe does not read; as TensorFlow.js its weights"
                            + " are read by TensorflowJs.read for a Network");
        }
        return begins(start, GGUF) ? Optional.of("of GGUF, which Ascribe does not read; " + EXPORT) : Optional.empty();
    }

    private static boolean isSafetensors(byte[] start) {
        if (start.length < Long.BYTES + 2) {
            return false;
        }
        long header = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return header > 1
                && header < Integer.MAX_VALUE
                && new String(start, Long.BYTES, 2, StandardCharsets.US_ASCII).matches("\\{[\"\\s}]");
    }

    /** The first field of an ONNX file is the version of its format, a small number; the next a producer or a graph. */
    private static boolean isOnnx(Path file, byte[] start) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".onnx")
                || start.length > 3 && start[0] == 8 && start[1] > 0 && start[1] < 32 && start[2] == 0x12;
    }

    private static boolean begins(byte[] start, byte[] magic) {
        return start.length >= magic.length && Arrays.equals(Arrays.copyOf(start, magic.length), magic);
    }

    private static boolean holds(ZipFile zip, String name) {
        return zip.stream()
                .anyMatch(
                        entry -> entry.getName().equals(name) || entry.getName().endsWith("/" + name));
    }
}
