package org.ascribe.autograd;

import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.OutputStream;

/** What the engine's own block for TorchScript ties together: the mode that a module is in, and the gradients that it gives. */
public final class ScriptModule {

    private ScriptModule() {}

    /**
     * Whether a block is a TorchScript module of this engine.
     *
     * @param block any block
     * @return false for scripts and graphs of other engines
     */
    public static boolean is(Block block) {
        return block instanceof PtSymbolBlock;
    }

    /**
     * Puts a TorchScript module into evaluation mode.
     *
     * @param script a block that was loaded from TorchScript
     */
    public static void evaluationMode(Block script) {
        JniUtils.enableInferenceMode((PtSymbolBlock) script);
    }

    /**
     * Writes a TorchScript module as {@code torch.jit.save} does.
     *
     * @param script a block that was loaded from TorchScript
     * @param out where to
     */
    public static void write(Block script, OutputStream out) {
        JniUtils.writeModule((PtSymbolBlock) script, out, false);
    }

    /**
     * Runs a TorchScript module in the mode it is in. The block's own forward would change the mode as well.
     *
     * @param script a block that was loaded from TorchScript
     * @param inputs its arguments
     * @return its outputs, differentiable by the inputs while recording
     */
    public static NDList run(Block script, NDList inputs) {
        return IValueUtils.forward((PtSymbolBlock) script, inputs, true);
    }
}
