package org.ascribe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.Unit;
import org.ascribe.autograd.Autograd;
import org.ascribe.autograd.CompanionSlices;
import org.ascribe.autograd.Frozen;
import org.ascribe.autograd.SliceSize;
import org.ascribe.autograd.Slices;
import org.ascribe.network.BackwardPass;
import org.ascribe.network.Branches;
import org.ascribe.network.LayerPass;
import org.ascribe.network.LayeredFunction;
import org.ascribe.network.Monomials;
import org.ascribe.network.Network;
import org.ascribe.network.RecordedWalk;
import org.ascribe.network.RecordingPass;
import org.ascribe.network.Softmax;
import org.ascribe.network.TaylorPass;
import org.jspecify.annotations.Nullable;

/** One output of a network of named layers. */
final class NetworkFunction extends BlockFunction implements LayeredFunction {

    private final Network network;

    NetworkFunction(Model model, Network network, Target target, Meter meter, int @Nullable [] classes) {
        super(model, target, meter, classes);
        this.network = network;
    }

    @Override
    protected NetworkFunction bound(int[] rows) {
        return new NetworkFunction(model, network, target, meter, rows);
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public LayeredFunction at(NDArray batch) {
        return (LayeredFunction) super.at(batch);
    }

    @Override
    public LayeredFunction rows(int... rows) {
        return (LayeredFunction) super.rows(rows);
    }

    @Override
    public NDArray gradient(NDArray batch, LayerPass pass) {
        return slices(
                        batch,
                        1,
                        (x, from, to) -> Autograd.recording(true, () -> {
                            x.setRequiresGradient(true);
                            NDArray y = explained(network.through(pass, x), from, to);
                            NDArray gradient = Autograd.gradient(y, x, y.onesLike());
                            return List.of(
                                    Autograd.borrow(gradient, x.getManager()).get("0:" + (to - from)));
                        }))
                .get(0);
    }

    @Override
    public List<LayerGradient> gradients(NDArray batch, LayerPass pass, List<String> layers) {
        layers.forEach(network::checkLeaf);
        List<NDArray> found = slices(
                batch,
                layers.size(),
                (x, from, to) -> Autograd.recording(true, () -> {
                    x.setRequiresGradient(true);
                    RecordingPass recording = new RecordingPass(pass);
                    NDArray y = explained(network.through(recording, x), from, to);
                    return layers.stream()
                            .map(recording::input)
                            .flatMap(input -> Stream.of(
                                    Autograd.borrow(input, x.getManager()),
                                    Autograd.gradient(y, input, y.onesLike()).get("0:" + (to - from))))
                            .toList();
                }));
        return IntStream.range(0, layers.size())
                .mapToObj(i -> new LayerGradient(found.get(2 * i), found.get(2 * i + 1)))
                .toList();
    }

    @Override
    public NDArray walk(NDArray batch, BackwardPass pass) {
        return slices(
                        batch,
                        1,
                        (x, from, to) -> Autograd.recording(false, () -> {
                            RecordedWalk walk = RecordedWalk.forward(network.layers(), x);
                            NDArray logits = walk.output();
                            NDArray samples = logits.get("0:" + (to - from));
                            NDArray ones = samples.get(":, 0").onesLike();
                            NDArray gradient = Autograd.pullback(l -> output(l, from, to), samples, ones);
                            return List.of(walk.back(pass, pass.start(logits, gradient)));
                        }))
                .get(0);
    }

    @Override
    public NDArray value(NDArray coefficients, Monomials monomials) {
        return slices(
                        coefficients,
                        monomials.count(),
                        0,
                        (x, from, to) -> Autograd.recording(false, () -> List.of(polynomial(x, monomials, from, to))))
                .get(0);
    }

    @Override
    public NDArray gradient(NDArray coefficients, Monomials monomials) {
        return slices(
                        coefficients,
                        monomials.count(),
                        1,
                        (x, from, to) -> Autograd.recording(true, () -> {
                            x.setRequiresGradient(true);
                            NDArray y = polynomial(x, monomials, from, to);
                            NDArray last = y.get("-" + (to - from) + ":");
                            return List.of(
                                    Autograd.borrow(Autograd.gradient(last, x, last.onesLike()), x.getManager()));
                        }))
                .get(0);
    }

    /** The explained output, coefficient by coefficient. */
    private NDArray polynomial(NDArray x, Monomials monomials, int from, int to) {
        TaylorPass pass = TaylorPass.of(network, monomials, to - from);
        boolean branches = network.layers().stream().anyMatch(Branches.class::isInstance);
        NDArray logits = network.through(pass, branches ? pass.whole(x) : x).reshape(-1, model.classes());
        NDArray scores =
                pass.whole(unit() == Unit.PROBABILITY ? pass.forward(new Softmax("probability"), logits) : logits);
        NDList columns = new NDList(Collections.nCopies(monomials.count(), column(logits, from, to)));
        return scores.gather(NDArrays.concat(columns), 1).squeeze(1);
    }

    @Override
    public LayeredFunction above(String layer) {
        return PassFailure.told("f above " + layer + " of " + model, model, null, () -> {
            Network top = network.after(layer);
            Model part = model.part("above " + layer, top, top.inputShape());
            return new NetworkFunction(part, top, target, meter, classes);
        });
    }

    @Override
    public NDArray activation(String layer, NDArray batch) {
        checkShape("batch", batch);
        Network part = network.upTo(layer);
        long start = System.nanoTime();
        SliceSize size = model.sliceSize(0);
        Slices.Work work = (x, from, to) -> Autograd.recording(false, () -> part.through(LayerPass.PLAIN, x[0]));
        try {
            return PassFailure.told(
                    layer + " of " + model, model, batch, () -> Slices.map(size, device(), dataType(), work, batch));
        } finally {
            meter.count(batch.getShape().get(0), 0, System.nanoTime() - start);
        }
    }

    @Override
    public ScalarFunction neuron(String layer, int... index) {
        return PassFailure.told("a unit of " + layer + " of " + model, model, null, () -> {
            NeuronBlock unit = new NeuronBlock(network.upTo(layer), layer, index);
            Model part = model.part("unit of " + layer, unit, inputShape());
            return new BlockFunction(part, Target.of(0), meter, classes == null ? null : new int[classes.length]);
        });
    }

    /** The explained output of the samples, which come first. */
    private NDArray explained(NDArray logits, int from, int to) {
        return output(samples(logits, to - from), from, to);
    }

    private NDArray samples(NDArray logits, int rows) {
        return logits.reshape(-1, model.classes()).get("0:" + rows);
    }

    private List<NDArray> slices(NDArray batch, int backwards, CompanionSlices.Work work) {
        return slices(batch, 1, backwards, work);
    }

    /** Of a batch of any number of sets, which become no fewer than so many on their way through the layers. */
    private List<NDArray> slices(NDArray batch, int atLeast, int backwards, CompanionSlices.Work work) {
        checkShape("batch", batch);
        int samples = targets().length;
        long rows = batch.getShape().get(0);
        if (rows % samples != 0) {
            throw new IllegalArgumentException("batch: " + rows + " rows; expected the " + samples
                    + " rows f is bound to, or these and as many companions");
        }
        int sets = (int) Math.max(atLeast, rows / samples);
        long n = (long) sets * samples;
        long start = System.nanoTime();
        SliceSize size = model.sliceSize(backwards);
        try {
            return PassFailure.told("f: " + this, model, batch, () -> {
                try (Frozen frozen = new Frozen(network)) {
                    return CompanionSlices.map(size, device(), dataType(), samples, sets, work, batch);
                }
            });
        } finally {
            meter.count(n, n * backwards, System.nanoTime() - start);
        }
    }
}
