package org.ascribe.verify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ascribe.engine.Heap;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Torch;

/** Arrays in NumPy's format. */
final class Npy {

    private Npy() {}

    static NDArray read(Path file, NDManager manager, DataType type) {
        try (InputStream in = Files.newInputStream(file)) {
            return Tensors.decoded(manager, type, in);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " is no array in NumPy's format, or cannot be read", e);
        }
    }

    static double[] values(Path file) {
        try (NDManager manager = Torch.manager()) {
            return Heap.of(read(file, manager, DataType.FLOAT64));
        }
    }

    static long[] shape(Path file) {
        try (NDManager manager = Torch.manager()) {
            return read(file, manager, DataType.FLOAT64).getShape().getShape();
        }
    }
}
