package org.ascribe.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorflowJsTest {

    private static final String MANIFEST = """
            {"format": "layers-model", "weightsManifest": [
              {"paths": ["one.bin", "two.bin"], "weights": [
                {"name": "conv/kernel", "shape": [1, 2, 2, 3], "dtype": "float32"},
                {"name": "conv/bias", "shape": [3], "dtype": "float32"}]},
              {"paths": ["three.bin"], "weights": [
                {"name": "bn/gamma", "shape": [1], "dtype": "float32"},
                {"name": "bn/beta", "shape": [1], "dtype": "float32"},
                {"name": "bn/moving_mean", "shape": [1], "dtype": "float32"},
                {"name": "bn/moving_variance", "shape": [1], "dtype": "float32"},
                {"name": "fc/kernel", "shape": [3, 2], "dtype": "float32"}]}]}""";

    @TempDir
    private Path folder;

    private Path model;

    /** Values 0, 1, 2 and so on; the border of the first two shards falls into the kernel, in the middle of a number. */
    @BeforeEach
    void write() throws IOException {
        model = Files.writeString(folder.resolve("model.json"), MANIFEST);
        byte[] first = counted(15);
        Files.write(folder.resolve("one.bin"), Arrays.copyOf(first, 26));
        Files.write(folder.resolve("two.bin"), Arrays.copyOfRange(first, 26, 60));
        Files.write(folder.resolve("three.bin"), counted(10));
    }

    @Test
    void kernelsAreTurnedAndNamesAreTheEngines() {
        Weights read = TensorflowJs.read(model);
        assertThat(read.tensors())
                .containsOnlyKeys(
                        "conv.weight",
                        "conv.bias",
                        "bn.gamma",
                        "bn.beta",
                        "bn.runningMean",
                        "bn.runningVar",
                        "fc.weight");
        Weights.Tensor kernel = read.tensors().get("conv.weight");
        assertThat(kernel.shape()).containsExactly(3, 2, 1, 2);
        for (int out = 0; out < 3; out++) {
            for (int in = 0; in < 2; in++) {
                for (int column = 0; column < 2; column++) {
                    assertThat(kernel.value((out * 2 + in) * 2 + column)).isEqualTo((column * 2 + in) * 3 + out);
                }
            }
        }
        assertThat(read.tensors().get("conv.bias").values()).containsExactly(12, 13, 14);
        assertThat(read.tensors().get("bn.runningVar").values()).containsExactly(3);
        assertThat(read.tensors().get("fc.weight").shape()).containsExactly(2, 3);
        assertThat(read.tensors().get("fc.weight").values()).containsExactly(4, 6, 8, 5, 7, 9);
    }

    @Test
    void shardsCutTooLongOrMissing() throws IOException {
        Path shard = folder.resolve("three.bin");
        Files.write(shard, counted(9));
        refused("its shards end within tensor 'fc/kernel'; expected 6 values for it, found 5");
        Files.write(shard, Arrays.copyOf(counted(10), 38));
        refused("its shards end within tensor 'fc/kernel'; expected 6 values for it, found 5");
        Files.write(shard, counted(11));
        refused("its shards have 4 bytes more than its tensors; expected none");
        Files.write(shard, Arrays.copyOf(counted(10), 41));
        refused("its shards have 1 bytes more than its tensors; expected none");
        Files.delete(shard);
        refused("a shard cannot be read");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "dtype": "float32"}]},   | "dtype": "int32"}]},                                    | tensor 'conv/bias' of type 'int32'; expected
        "dtype": "float32"}]},   | "dtype": "float32", "quantization": {"dtype": "uint8"}}]}, | expected unquantised float32
        conv/bias                | conv/alpha                                              | tensor 'conv/alpha' of type 'float32'; expected
        conv/bias                | bias                                                    | tensor 'bias' of type 'float32'; expected
        "shape": [3]             | "shape": [-3]                                           | tensor 'conv/bias' has shape [-3]
        "shape": [3]             | "shape": [65536, 65536]                                 | tensor 'conv/bias' has shape [65536,65536]
        "shape": [3]             | "shape": ["three"]                                      | tensor 'conv/bias' has shape ["three"]
        one.bin                  | ../one.bin                                              | shard '../one.bin'; expected a file beside it
        fc/kernel                | conv/bias                                               | tensor 'conv/bias' comes twice
        weightsManifest          | weights                                                 | no weightsManifest; expected the model.json
        {"format"                | {"format" {                                             | not JSON; expected the model.json
        """)
    void manifestsThatDoNotFit(String good, String bad, String words) throws IOException {
        Files.writeString(model, MANIFEST.replace(good, bad));
        refused(words);
    }

    @Test
    void aMissingModelIsNamed() {
        assertThatThrownBy(() -> TensorflowJs.read(folder.resolve("none.json")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.json cannot be read");
    }

    private void refused(String words) {
        assertThatThrownBy(() -> TensorflowJs.read(model))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(model + ": ")
                .hasMessageContaining(words);
    }

    private static byte[] counted(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putFloat(i);
        }
        return bytes.array();
    }
}
