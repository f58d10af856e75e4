package org.ascribe.nd4j;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.ascribe.engine.EngineGuard;
import org.ascribe.file.Home;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J, started quietly, within limits, and only when somebody uses it. Whoever touches it calls {@link #start} first. */
final class Nd4jEngine {

    // Loggers are collected when nobody holds them, and their levels with them.
    private static final Logger LOG = Logger.getLogger("org.nd4j");

    static {
        // It warns about its own tables of operations, and logs what its exceptions say again.
        LOG.setLevel(Level.OFF);
        // A quarter of the first is what SameDiff keeps of arrays to use them again. The second is counted over the
        // whole
        // process, so PyTorch's memory too; by default both go by Java's heap, and 512 MB of that would be too little.
        setUnlessSet("org.bytedeco.javacpp.maxbytes", Long.toString(1L << 30));
        setUnlessSet("org.bytedeco.javacpp.maxphysicalbytes", Long.toString(memory() / 4 * 3));
        setUnlessSet(
                "org.bytedeco.javacpp.cachedir",
                Home.folder().resolve("javacpp").toString());
        // As many threads as PyTorch was given: on networks of our size, a second one costs more than it brings.
        Integer threads = Integer.getInteger(EngineGuard.THREADS);
        if (threads != null) {
            Nd4j.getEnvironment().setMaxThreads(threads);
            Nd4j.getEnvironment().setMaxMasterThreads(threads);
        }
    }

    /** Tried once, when it has started: its products are those of an OpenBLAS that has been wrong on processors it did not know. */
    private static final Optional<String> FAULT = Stream.of(DataType.FLOAT, DataType.DOUBLE)
            .flatMap(type -> fault(type, INDArray::mmul).stream())
            .findFirst();

    private Nd4jEngine() {}

    /**
     * Does nothing the second time, if all is well.
     *
     * @throws IllegalStateException if it multiplies wrongly on this processor
     */
    static void start() {
        FAULT.ifPresent(fault -> {
            throw new IllegalStateException(fault);
        });
    }

    /** Sizes within, between and above the blocks of its kernels. */
    static Optional<String> fault(DataType type, BinaryOperator<INDArray> product) {
        for (int[] size : new int[][] {{1, 3, 5}, {33, 100, 17}, {65, 300, 67}}) {
            double[][] a = matrix(size[0], size[1]);
            double[][] b = matrix(size[1], size[2]);
            INDArray found =
                    product.apply(Nd4j.create(a).castTo(type), Nd4j.create(b).castTo(type));
            double error = 0;
            for (int i = 0; i < size[0]; i++) {
                for (int j = 0; j < size[2]; j++) {
                    double expected = 0;
                    for (int k = 0; k < size[1]; k++) {
                        expected += a[i][k] * b[k][j];
                    }
                    double off = Math.abs(found.getDouble(i, j) - expected);
                    error = Math.max(error, Double.isNaN(off) ? Double.POSITIVE_INFINITY : off);
                }
            }
            // Of numbers up to 300; float32 keeps seven digits.
            if (error > (type == DataType.FLOAT ? 1e-3 : 1e-10)) {
                return Optional.of(
                        "engine: ND4J multiplies wrongly on this processor: a product of " + size[0] + " × " + size[1]
                                + " and " + size[1] + " × " + size[2] + " numbers of type " + type + " is off by "
                                + error
                                + "; expected a processor that its OpenBLAS knows: set OPENBLAS_CORETYPE to one, say Haswell, before Java starts");
            }
        }
        return Optional.empty();
    }

    private static double[][] matrix(int rows, int columns) {
        SplittableRandom random = new SplittableRandom(rows);
        return Stream.generate(
                        () -> random.doubles(columns, -1, 1).map(v -> (float) v).toArray())
                .limit(rows)
                .toArray(double[][]::new);
    }

    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
