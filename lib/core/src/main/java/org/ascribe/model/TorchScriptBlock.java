package org.ascribe.model;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.ParameterList;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ascribe.autograd.Autograd;
import org.ascribe.autograd.ScriptModule;
import org.ascribe.engine.Torch;
import org.ascribe.model.trial.EngineWords;
import org.ascribe.model.trial.ScriptCode;
import org.ascribe.model.trial.ScriptedBlock;
import org.ascribe.weights.FileKind;
import org.jspecify.annotations.Nullable;

/**
 * A TorchScript file that stays in evaluation mode, whatever is asked of it, and gives gradients all the same.
 *
 * <p>The engine's own block for scripts ties the two together: gradients only in training mode, where dropout is active and
 * batch norms learn from what they are shown.
 */
@SuppressWarnings("exports") // its code is for the trial of a model
public final class TorchScriptBlock extends AbstractBlock implements ScriptedBlock, AutoCloseable {

    private final String what;
    private final DataType type;
    private final Device device;
    private final ScriptCode code;
    // The block holds its native module only as long as its model is reachable.
    private final ai.djl.Model holder;
    private final Block script;

    /**
     * Loads a script.
     *
     * @param what argument and value to blame, for messages
     * @param file written by torch.jit.save
     * @param type of its parameters, or null to take what they are
     * @param device where they go, wherever they were when the file was written
     * @throws IllegalArgumentException if the file is missing, no TorchScript, or of another type
     */
    TorchScriptBlock(String what, Path file, @Nullable DataType type, Device device) {
        this.what = what;
        this.device = device;
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("file: there is no " + file + "; expected a TorchScript file");
        }
        FileKind.recognised(file).ifPresent(kind -> {
            throw new IllegalArgumentException(what + " is a file " + kind);
        });
        code = ScriptCode.of(file);
        holder = Torch.engine().newModel(file.getFileName().toString(), device);
        // From a stream: what the binding loads from a path is good for inference only.
        try (InputStream stream = Files.newInputStream(file)) {
            holder.load(stream, Map.of("mapLocation", "true"));
            script = holder.getBlock();
            ScriptModule.evaluationMode(script);
            this.type = checked(type);
        } catch (IOException | MalformedModelException | EngineException e) {
            holder.close();
            throw new IllegalArgumentException(
                    what + " does not load (" + EngineWords.gist(e) + "); expected a file that torch.jit.save wrote",
                    e);
        } catch (IllegalArgumentException e) {
            holder.close();
            throw e;
        }
    }

    /** The type it computes in: that of its parameters, float32 if it has none and nobody said otherwise. */
    DataType dataType() {
        return type;
    }

    @Override
    public ScriptCode code() {
        return code;
    }

    /** Those of the script: they are frozen while it is explained, and looked at for change when it is tried. */
    @Override
    public ParameterList getDirectParameters() {
        return script.getDirectParameters();
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        return ScriptModule.run(script, inputs);
    }

    /** Runs the script: nothing else knows. */
    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        try (NDManager manager = Torch.engine().newBaseManager(device)) {
            NDList zeros = new NDList();
            for (Shape shape : inputs) {
                zeros.add(manager.zeros(shape, type));
            }
            return Autograd.recording(
                    false, () -> ScriptModule.run(script, zeros).getShapes());
        }
    }

    @Override
    public void close() {
        holder.close();
    }

    private DataType checked(@Nullable DataType wanted) {
        List<DataType> found = script.getDirectParameters().values().stream()
                .map(parameter -> parameter.getArray().getDataType())
                // What the binding has no name for, such as bfloat16, is no whole number either.
                .filter(each -> !each.isInteger() && !each.isBoolean())
                .distinct()
                .toList();
        DataType first = found.isEmpty() ? DataType.FLOAT32 : found.get(0);
        DataType chosen = wanted == null ? first : wanted;
        if (chosen != DataType.FLOAT32 && chosen != DataType.FLOAT64
                || found.size() > 1
                || !found.isEmpty() && first != chosen) {
            throw new IllegalArgumentException(what + " has parameters of type "
                    + (found.contains(DataType.UNKNOWN) ? "bfloat16, complex or quantised" : found) + "; expected "
                    + (wanted == null ? "float32 or float64" : wanted)
                    + " (model.float() or model.double() before it is saved)");
        }
        return chosen;
    }
}
