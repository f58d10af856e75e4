package org.ascribe.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.model.Activation;
import org.ascribe.model.Model;
import org.ascribe.model.SmallNetworks;
import org.ascribe.propagation.DeepLift;
import org.ascribe.propagation.GuidedBackprop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the heap cannot show: that graphs of first and second order are freed with the call that made them. */
@EnabledOnOs(OS.LINUX)
class NativeMemoryTest {

    @Test
    void residentMemoryStaysFlatOverManyDerivatives() throws IOException {
        Nets net = new Nets(784, List.of(256, 128), 10, Activation.SIGMOID, 1);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            NDArray x = net.batch(manager, 64, DataType.FLOAT64);
            derivatives(model, x, 100);
            long before = residentMebibytes();
            derivatives(model, x, 300);
            // One leaked graph keeps 64 rows of some 2 400 doubles, 1.2 MB: 300 of them would be 360 MB.
            assertThat(residentMebibytes() - before).isLessThan(60);
        }
    }

    @Test
    void residentMemoryStaysFlatOverManyPropagations() throws IOException {
        try (Model model = SmallNetworks.POOLS.model(1, DataType.FLOAT64);
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            NDArray x = SmallNetworks.POOLS.batch(manager, 128, 1, DataType.FLOAT64);
            propagations(model, x, 50);
            long before = residentMebibytes();
            propagations(model, x, 200);
            // One leaked graph keeps 2 · 128 rows of some 700 doubles, 1.4 MB: 200 of them would be 280 MB.
            assertThat(residentMebibytes() - before).isLessThan(60);
        }
    }

    private static void propagations(Model model, NDArray x, int times) {
        for (int i = 0; i < times; i++) {
            new DeepLift().attributeAll(model.target(0), x);
            new GuidedBackprop().attributeAll(model.target(0), x);
        }
    }

    private static void derivatives(Model model, NDArray x, int times) {
        ScalarFunction f = model.target(Target.predicted()).at(x);
        for (int i = 0; i < times; i++) {
            f.gradient(x).close();
            f.hessianVector(x, x).close();
        }
    }

    private static long residentMebibytes() throws IOException {
        System.gc();
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
