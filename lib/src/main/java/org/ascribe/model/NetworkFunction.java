package org.ascribe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;

/** One output of a network of named layers. */
final class NetworkFunction extends BlockFunction implements LayeredFunction {

    private final Network network;

    NetworkFunction(Model model, Network network, org.ascribe.Target target, Meter meter, int[] classes) {
        super(model, target, meter, classes);
        this.network = network;
    }

    @Override
    BlockFunction bound(int[] rows) {
        return new NetworkFunction(model, network, target, meter, rows);
    }

    @Override
    public List<Layer> layers() {
        return network.layers();
    }

    @Override
    public List<LayerGradient> gradients(NDArray batch, LayerPass pass, int... at) {
        checkShape("batch", batch);
        int explained = targets().length;
        long n = batch.getShape().get(0);
        long start = System.nanoTime();
        try (Frozen frozen = new Frozen(network);
                NDManager scope = batch.getManager().newSubManager()) {
            return Autograd.recording(true, () -> {
                NDArray typed = batch.toType(dataType(), false);
                NDArray x = typed.duplicate();
                x.attach(scope);
                if (typed != batch) {
                    typed.attach(scope);
                }
                x.setRequiresGradient(true);
                List<NDArray> inputs = new ArrayList<>();
                NDArray a = x;
                for (Layer layer : network.layers()) {
                    inputs.add(a);
                    a = pass.forward(layer, a);
                }
                NDArray y = output(a.get("0:" + explained), 0, explained);
                NDArray ones = y.onesLike();
                List<LayerGradient> found = new ArrayList<>();
                for (int index : at) {
                    NDArray gradient = Autograd.gradient(y, inputs.get(index), ones);
                    NDArray input = inputs.get(index).stopGradient();
                    gradient.attach(batch.getManager());
                    input.attach(batch.getManager());
                    found.add(new LayerGradient(input, gradient));
                }
                return found;
            });
        } finally {
            meter.count(n, n * at.length, System.nanoTime() - start);
        }
    }
}
