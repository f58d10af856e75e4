package org.ascribe.weights;

import static org.ascribe.weights.TorchArchive.refused;
import static org.ascribe.weights.TorchArchive.utf8;
import static org.ascribe.weights.TorchArchive.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.ascribe.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State_dicts inside of something else: checkpoints, and names that a wrapper of the module put in front. */
class CheckpointTest {

    /** A tensor of two numbers in storage 0; the optimiser's is in storage 1, which the archive lacks. */
    private static final String TENSOR =
            "ctorch._utils _rebuild_tensor ((S'storage' ctorch DoubleStorage S'%s' S'cpu' I2 tQI0 (I2 t(I1 ttR";

    private static final String WEIGHTS = "(S'l.weight' " + TENSOR.formatted("0") + "d";
    private static final String OPTIMISER =
            "(S'state' (I0 (S'exp_avg' " + TENSOR.formatted("1") + "ddS'param_groups' (lp9 d";

    @TempDir
    private Path folder;

    private Path file(String program) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("data.pkl", (program + ".").replace(' ', '\n').getBytes(StandardCharsets.ISO_8859_1));
        byte[] values = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(3)
                .putDouble(-4)
                .array();
        entries.put("data/0", values);
        return zip(folder, entries);
    }

    private Path checkpoint() throws IOException {
        return file("(S'epoch' I7 S'opt' " + OPTIMISER + "S'model' " + WEIGHTS + "d");
    }

    @Test
    void theMessageNamesTheWeightsAndNotTheOptimiser() throws IOException {
        refused(
                checkpoint(),
                "a checkpoint of 'epoch', 'model', 'opt', whose weights are 'model'; expected a state_dict, or that entry"
                        + " by its name: TorchFile.read(file, \"model\")");
    }

    @Test
    void anEntryIsReadWithoutTheOptimisersStorages() throws IOException {
        Weights read = TorchFile.read(checkpoint(), "model");
        assertThat(read.tensors().get("l.weight").values()).containsExactly(3, -4);
        assertThat(read.notes()).containsEntry("entry", "model");
    }

    /** Of which the first is the optimiser's. */
    @Test
    void aStreamIsReadPastTheOptimisersStorages() throws IOException {
        Path file = TorchArchive.stream(
                folder,
                "(S'opt' (I0 " + TENSOR.formatted("1") + "dS'model' " + WEIGHTS + "d.",
                new double[][] {{7, 7}, {3, -4}},
                "1",
                "0");
        Weights read = TorchFile.read(file, "model");
        assertThat(read.tensors().get("l.weight").values()).containsExactly(3, -4);
        Path cut = Files.write(
                folder.resolve("cut.pth"),
                java.util.Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 1));
        assertThatThrownBy(() -> TorchFile.read(cut, "model")).hasMessageContaining("it is cut");
    }

    @Test
    void theNamesAreReadWithoutTheValues() throws IOException {
        // Storage 1 is missing from this archive.
        assertThat(TorchFile.names(file("(S'l.weight' " + TENSOR.formatted("1") + "d")))
                .containsExactly("l.weight");
    }

    @Test
    void anEntryInsideAnother() throws IOException {
        Path file = file("(S'trainer' (S'ema' " + WEIGHTS + "S'net' " + WEIGHTS + "dS'opt' " + OPTIMISER + "d");
        refused(file, "whose weights are 'trainer/ema', 'trainer/net'; expected");
        assertThat(TorchFile.read(file, "trainer/net").tensors()).containsOnlyKeys("l.weight");
    }

    @Test
    void entriesThatAreNoWeights() throws IOException {
        refuses(checkpoint(), "opt", "entry: 'opt' is a dictionary of 2; expected one of 'model'");
        refuses(checkpoint(), "epoch", "entry: 'epoch' is '7'; expected one of 'model'");
        refuses(checkpoint(), "ema", "entry: 'ema' is not in the file; expected one of 'model'");
        refuses(
                file(WEIGHTS),
                "model",
                "entry: 'model' is not in the file; expected none, for the file is a state_dict");
        refuses(file("(S'epoch' I7 d"), "model", "expected a checkpoint that has weights");
    }

    @Test
    void prefixesOfWrappersAreLeftOutWhereAllNamesHaveThem() {
        assertThat(names("module.l.weight", "module.bn.running_mean", "module.bn.weight"))
                .containsOnlyKeys("l.weight", "bn.runningMean", "bn.gamma");
        assertThat(names("_orig_mod.module.l.weight")).containsOnlyKeys("l.weight");
        assertThat(names("module.l.weight", "l.bias")).containsOnlyKeys("module.l.weight", "l.bias");
        assertThat(names("modules.l.weight")).containsOnlyKeys("modules.l.weight");
    }

    @Test
    void safetensorsNamesTheReaderOfTorchFiles() throws IOException {
        Path file = file(WEIGHTS);
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TorchFile.read reads files of torch.save");
    }

    @Test
    void theReaderOfTorchFilesNamesThatOfSafetensors() {
        Path file = folder.resolve("w.safetensors");
        Safetensors.write(new Weights(new TreeMap<>(Map.of("a", tensor())), Map.of()), file);
        refused(file, "a file of safetensors, which holds weights, no program; Safetensors.read(file)");
    }

    @Test
    void whatIsNotAScriptIsNamedWithItsReader() throws IOException {
        Path weights = folder.resolve("w.safetensors");
        Safetensors.write(new Weights(new TreeMap<>(Map.of("a", tensor())), Map.of()), weights);
        noScript(weights, "a file of safetensors", "Safetensors.read(file)");
        noScript(
                file(WEIGHTS), "a file of torch.save", "1 tensors, which TorchFile.read(file) reads", "torch.jit.save");
        noScript(checkpoint(), "a file of torch.save", "TorchFile.read(file, \"model\")");
        noScript(TorchArchive.WRITTEN.resolve("stream.pth"), "a file of torch.save", "TorchFile.read(file)");
        noScript(file("c__main__ Net )R"), "a file of torch.save", "__main__.Net, which was not run");
        noScript(bytes(8, 7, 0x12, 7, 'p', 'y', 't', 'o', 'r', 'c', 'h'), "a file of ONNX", "torch.jit.trace");
        noScript(bytes(0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'), "a file of HDF5", "TensorflowJs.read");
        noScript(zip(folder, Map.of("m/archive_format", utf8("pt2"))), "a file of torch.export", "torch.jit.trace");
    }

    private Path bytes(int... values) throws IOException {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return java.nio.file.Files.write(folder.resolve("model.bin"), bytes);
    }

    private static void noScript(Path file, String... words) {
        assertThatThrownBy(() -> Model.torchScript(file, new ai.djl.ndarray.types.Shape(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("file: " + file + " is ")
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("\n");
    }

    private static void refuses(Path file, String entry, String words) {
        assertThatThrownBy(() -> TorchFile.read(file, entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    private static Map<String, Weights.Tensor> names(String... names) {
        TreeMap<String, Weights.Tensor> tensors = new TreeMap<>();
        for (String name : names) {
            tensors.put(name, tensor());
        }
        return TorchNames.layers(new Weights(tensors, Map.of())).tensors();
    }

    private static Weights.Tensor tensor() {
        return new Weights.Tensor(new long[] {1}, new double[] {1});
    }
}
