package org.ascribe.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.gradient.ExpectedGradients;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.nets.OwnedArrays;
import org.ascribe.network.Activation;
import org.ascribe.network.SmallNetworks;
import org.ascribe.path.Midpoint;
import org.ascribe.propagation.DeepLift;
import org.ascribe.propagation.GuidedBackprop;
import org.ascribe.sampling.Sampler;
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
            // The allocator hands freed blocks back when it likes, some 100 MB up and down; a leak lifts the low tide.
            long before = lowestOf(5, () -> propagations(model, x, 20));
            propagations(model, x, 100);
            long after = lowestOf(5, () -> propagations(model, x, 20));
            // One leaked graph keeps 2 · 128 rows of some 700 doubles, 1.4 MB: 200 of them would be 280 MB.
            assertThat(after - before).isLessThan(60);
        }
    }

    private static void propagations(Model model, NDArray x, int times) {
        for (int i = 0; i < times; i++) {
            new DeepLift().attributeAll(model.target(0), x);
            new GuidedBackprop().attributeAll(model.target(0), x);
        }
    }

    /** 20 000 nodes of 784 doubles are 125 MB for each array that a portion would leave behind. */
    @Test
    void memoryDoesNotGrowWithTheNumberOfNodes() throws IOException {
        Nets net = new Nets(784, List.of(64), 10, Activation.SIGMOID, 1);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            NDArray x = net.batch(manager, 2, DataType.FLOAT64);
            IntegratedGradients ig = new IntegratedGradients();
            ig.withQuadrature(new Midpoint(600)).attributeAll(model.target(0), x);
            long few = peakMebibytes();
            ig.withQuadrature(new Midpoint(20_000)).attributeAll(model.target(0), x);
            assertThat(peakMebibytes() - few).isLessThan(60);
        }
    }

    /** Random numbers are made on the heap, which grows as it likes: so arrays are counted here, not bytes. */
    @Test
    void aPortionOfDrawsLeavesNothingForTheNext() {
        Nets net = new Nets(10, List.of(4), 3, Activation.SIGMOID, 1);
        Sampler noise = Sampler.gaussian(1, 0).around();
        List<Integer> alive = new ArrayList<>();
        Sampler counting = (batch, from, to) -> {
            NDManager owner = batch.getManager().getParentManager();
            alive.add(OwnedArrays.of(owner));
            return noise.draws(batch, from, to);
        };
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            new ExpectedGradients(counting, 3000, 0)
                    .attributeAll(model.target(0), net.batch(manager, 2, DataType.FLOAT64));
        }
        assertThat(alive).hasSizeGreaterThan(10);
        assertThat(alive.subList(1, alive.size())).containsOnly(alive.get(1));
    }

    private static void derivatives(Model model, NDArray x, int times) {
        ScalarFunction f = model.target(Target.predicted()).at(x);
        for (int i = 0; i < times; i++) {
            f.gradient(x).close();
            f.hessianVector(x, x).close();
        }
    }

    private static long lowestOf(int rounds, Runnable work) throws IOException {
        long lowest = Long.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            work.run();
            lowest = Math.min(lowest, residentMebibytes());
        }
        return lowest;
    }

    private static long residentMebibytes() throws IOException {
        System.gc();
        return status("VmRSS:");
    }

    /** The largest resident memory so far. */
    private static long peakMebibytes() throws IOException {
        return status("VmHWM:");
    }

    private static long status(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
