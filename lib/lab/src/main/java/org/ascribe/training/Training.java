package org.ascribe.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ascribe.engine.Torch;
import org.ascribe.network.Network;
import org.ascribe.weights.Weights;

/**
 * Supervised training of a classifier on cross-entropy, with a fixed seed, in float32. A network of one output is one of two classes,
 * and its output the logit of the second. The same settings on the same data and machine give the same weights, whether or not the
 * training was stopped on the way.
 *
 * @param epochs passes over the data, at most
 * @param batch rows a step
 * @param optimisation how weights follow their gradients
 * @param seed of initial values, order, dropout and augmentation
 * @param augmentation what each sample goes through each time it is seen
 * @param stopping when to end before the last epoch
 */
public record Training(
        int epochs, int batch, Optimisation optimisation, int seed, Augmentation augmentation, EarlyStopping stopping) {

    /**
     * By Adam, on the samples as they are, to the last epoch.
     *
     * @param epochs passes over the data
     * @param batch rows a step
     * @param learningRate of the first epoch; it falls along a cosine to 0
     * @param weightDecay L2 penalty in the gradient
     * @param seed of initial values and order
     */
    public Training(int epochs, int batch, double learningRate, double weightDecay, int seed) {
        this(epochs, batch, new AdamCosine(learningRate, weightDecay), seed);
    }

    /**
     * On the samples as they are, to the last epoch.
     *
     * @param epochs passes over the data
     * @param batch rows a step
     * @param optimisation how weights follow their gradients
     * @param seed of initial values, order and dropout
     */
    public Training(int epochs, int batch, Optimisation optimisation, int seed) {
        this(epochs, batch, optimisation, seed, Augmentation.NONE, EarlyStopping.NEVER);
    }

    /**
     * With changed samples.
     *
     * @param other what each sample goes through each time it is seen
     * @return a copy
     */
    public Training withAugmentation(Augmentation other) {
        return new Training(epochs, batch, optimisation, seed, other, stopping);
    }

    /**
     * That ends where it gets no better.
     *
     * @param other when to end before the last epoch
     * @return a copy
     */
    public Training withStopping(EarlyStopping other) {
        return new Training(epochs, batch, optimisation, seed, augmentation, other);
    }

    /**
     * Trains a new network.
     *
     * @param architecture makes the network
     * @param data what to learn
     * @param listener told after every epoch
     * @return the trained weights, with these settings as notes
     */
    public Weights fit(Supplier<Network> architecture, Samples data, Consumer<Progress> listener) {
        return fit(architecture, data, Checkpoint.NONE, listener);
    }

    /**
     * Trains a new network, or goes on where the same training was stopped.
     *
     * @param architecture makes the network
     * @param data what to learn
     * @param file where the state after the last epoch is kept; one of other settings, or that is damaged, is not gone on from
     * @param listener told after every epoch, of those done before only about the last
     * @return the trained weights, with these settings as notes
     */
    public Weights fit(Supplier<Network> architecture, Samples data, Path file, Consumer<Progress> listener) {
        return fit(architecture, data, new Checkpoint(file), listener);
    }

    private Weights fit(
            Supplier<Network> architecture, Samples data, Checkpoint checkpoint, Consumer<Progress> listener) {
        try (TrainingRun run = new TrainingRun(this, architecture, data, checkpoint.told())) {
            Best best = checkpoint.restore(run, listener);
            for (int epoch = best.epoch() + best.since() + 1;
                    epoch <= epochs && best.since() < stopping.patience();
                    epoch++) {
                Progress progress = run.epoch(epoch);
                best = best.after(progress, run);
                checkpoint.save(run, progress, best);
                listener.accept(progress);
            }
            return new Weights(best.weights().tensors(), notes(best.epoch()));
        }
    }

    private Map<String, String> notes(int epoch) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("training", toString());
        notes.put("epoch", Integer.toString(epoch));
        notes.put("seed", Integer.toString(seed));
        notes.put("engine", Torch.version() + ", " + Torch.device());
        return notes;
    }
}
