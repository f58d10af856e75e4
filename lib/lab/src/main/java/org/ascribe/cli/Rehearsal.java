package org.ascribe.cli;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.model.Model;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.view.Progress;
import org.ascribe.weights.Weights;

/** How long a method takes: counted on a network that takes no time, before it runs on the one that does. */
final class Rehearsal {

    /** In milliseconds: five times a second. */
    private static final int PAUSE = 200;

    private Rehearsal() {}

    /**
     * How many samples a method will send through a model.
     *
     * @return empty if that depends on the model's layers
     */
    static OptionalLong forwards(AttributionMethod method, Model model, NDArray x) {
        Supplier<Network> sum = () -> Network.chain(model.inputShape(), Layer.flatten("flat"), Layer.dense("sum", 1));
        TreeMap<String, Weights.Tensor> ones = new TreeMap<>();
        Weights.shapes(sum).forEach((name, shape) -> {
            double[] values = new double[(int) shape.size()];
            Arrays.fill(values, 1);
            ones.put(name, new Weights.Tensor(shape.getShape(), values));
        });
        try (Model quick = Model.of("rehearsal", sum, new Weights(ones, Map.of()), model.dataType())) {
            return OptionalLong.of(method.attribute(quick.target(0), x).cost().forwards());
        } catch (IllegalArgumentException | IllegalStateException e) {
            return OptionalLong.empty();
        }
    }

    /** Does the work and shows meanwhile how far the function is. */
    static <T> T watched(String label, ScalarFunction f, OptionalLong forwards, Supplier<T> work) {
        if (forwards.isEmpty()) {
            return work.get();
        }
        long total = forwards.getAsLong();
        try (Progress progress = Progress.of(label, total)) {
            Thread watch = new Thread(() -> watch(progress, f, total));
            watch.setDaemon(true);
            watch.start();
            try {
                T done = work.get();
                progress.update(total, total);
                return done;
            } finally {
                watch.interrupt();
            }
        }
    }

    private static void watch(Progress progress, ScalarFunction f, long total) {
        try {
            while (true) {
                Thread.sleep(PAUSE);
                progress.update(Math.min(total, f.cost().forwards()), total);
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }
}
