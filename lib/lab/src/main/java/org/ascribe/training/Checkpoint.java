package org.ascribe.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.ascribe.engine.Torch;
import org.ascribe.weights.Safetensors;
import org.ascribe.weights.Weights;

/** The state of a training after its last epoch, as a file: weights, the best ones, and what the optimiser remembers. */
final class Checkpoint {

    /** Of a training that is not kept. */
    static final Checkpoint NONE = new Checkpoint(Optional.empty());

    private static final String NOW = "now.";
    private static final String BEST = "best.";

    private final Optional<Path> file;

    Checkpoint(Path file) {
        this(Optional.of(file));
    }

    private Checkpoint(Optional<Path> file) {
        this.file = file;
    }

    /** What an interrupt leaves. */
    String told() {
        return file.isPresent() ? "; the same training goes on after its last whole epoch" : "; nothing was saved";
    }

    void save(TrainingRun run, Progress progress, Best best) {
        file.ifPresent(path -> {
            SortedMap<String, Weights.Tensor> tensors = new TreeMap<>();
            run.weights().tensors().forEach((name, tensor) -> tensors.put(NOW + name, tensor));
            best.weights().tensors().forEach((name, tensor) -> tensors.put(BEST + name, tensor));
            tensors.putAll(run.memories());
            Map<String, String> notes = identity(run);
            notes.put("epoch", Integer.toString(progress.epoch()));
            notes.put("loss", Double.toString(progress.loss()));
            progress.heldOut().ifPresent(loss -> notes.put("held-out", Double.toString(loss)));
            notes.put("best-epoch", Integer.toString(best.epoch()));
            notes.put("best-loss", Double.toString(best.heldOut()));
            notes.put("steps", Integer.toString(run.steps()));
            Safetensors.write(new Weights(tensors, notes), path);
        });
    }

    /** Brings a run to where it was stopped, and says how far that is. */
    Best restore(TrainingRun run, Consumer<Progress> listener) {
        Optional<Weights> kept = file.filter(Files::exists).flatMap(path -> read(path, identity(run)));
        if (kept.isEmpty()) {
            return Best.NONE;
        }
        Map<String, String> notes = kept.get().notes();
        int epoch = Integer.parseInt(notes.get("epoch"));
        int best = Integer.parseInt(notes.get("best-epoch"));
        run.restore(beginningWith(NOW, kept.get()), kept.get().tensors(), Integer.parseInt(notes.get("steps")), epoch);
        String heldOut = notes.get("held-out");
        listener.accept(new Progress(
                epoch,
                Double.parseDouble(notes.get("loss")),
                heldOut == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(heldOut))));
        return new Best(
                best,
                epoch - best,
                Double.parseDouble(notes.get("best-loss")),
                new Weights(beginningWith(BEST, kept.get()), Map.of()));
    }

    private static Map<String, String> identity(TrainingRun run) {
        Map<String, String> identity = new LinkedHashMap<>();
        identity.put("training", run.training().toString());
        identity.put("samples", run.identity());
        identity.put("engine", Torch.version() + ", " + Torch.device());
        return identity;
    }

    private static Optional<Weights> read(Path file, Map<String, String> identity) {
        try {
            Weights weights = Safetensors.read(file);
            return weights.notes().entrySet().containsAll(identity.entrySet())
                    ? Optional.of(weights)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static SortedMap<String, Weights.Tensor> beginningWith(String prefix, Weights weights) {
        SortedMap<String, Weights.Tensor> tensors = new TreeMap<>();
        weights.tensors().forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                tensors.put(name.substring(prefix.length()), tensor);
            }
        });
        return tensors;
    }
}
