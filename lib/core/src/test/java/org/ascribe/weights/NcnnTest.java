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

class NcnnTest {

    private static final String PARAM = """
            7767517
            4 4
            Input            data   0 1 data 0=5 1=5 2=3
            Convolution      wide   1 1 data wide 0=1 1=3 11=1 5=1 6=9
            ReLU             relu   1 1 wide relu 0=0.000000
            Convolution      plain  1 1 relu plain 0=2 1=1 5=0 6=2
            """;

    @TempDir
    private Path folder;

    private Path param;
    private Path bin;

    /** Nine halves, padded to four bytes, and a bias; two floats and none. */
    @BeforeEach
    void write() throws IOException {
        param = Files.writeString(folder.resolve("net.param"), PARAM);
        ByteBuffer bytes = ByteBuffer.allocate(4 + 20 + 4 + 4 + 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0x01306B47);
        for (int i = 0; i < 9; i++) {
            bytes.putShort((short) (0x3c00 + i));
        }
        bytes.putShort((short) 0).putFloat(0.1f);
        bytes.putInt(0).putFloat(7).putFloat(-8);
        bin = Files.write(folder.resolve("net.bin"), bytes.array());
    }

    @Test
    void kernelsOfBothPrecisionsAndTheirBiases() {
        Weights read = Ncnn.read(param);
        assertThat(read.tensors()).containsOnlyKeys("wide.weight", "wide.bias", "plain.weight");
        Weights.Tensor wide = read.tensors().get("wide.weight");
        assertThat(wide.shape()).containsExactly(1, 3, 1, 3);
        for (int i = 0; i < 9; i++) {
            assertThat(wide.value(i)).isEqualTo(1 + i / 1024.0);
        }
        assertThat(read.tensors().get("wide.bias").values()).containsExactly(0.1f);
        assertThat(read.tensors().get("plain.weight").shape()).containsExactly(2, 1, 1, 1);
        assertThat(read.tensors().get("plain.weight").values()).containsExactly(7, -8);
    }

    @Test
    void weightsCutAnywhereOrTooLong() throws IOException {
        byte[] whole = Files.readAllBytes(bin);
        for (int length = 0; length < whole.length; length++) {
            Files.write(bin, Arrays.copyOf(whole, length));
            refused("it ends within the weights of");
        }
        Files.write(bin, Arrays.copyOf(whole, whole.length + 4));
        refused("4 bytes more than its layers take; expected none");
        whole[0] = 1;
        Files.write(bin, whole);
        refused("the weights of wide have tag 1306b01; expected 0 for float32 or 1306b47");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        7767517  | 7767518     | it does not begin with 7767517; expected a .param of ncnn
        ReLU     | BatchNorm   | expected a Convolution or one of
        6=9      | 6=8         | convolution wide has 8 weights; expected a multiple of 1
        6=9      | 6=nine      | setting '6=nine' of wide; expected two whole numbers
        0=1 1=3  | 0=0 1=3     | convolution wide has 9 weights; expected a multiple of 0
        """)
    void textsThatDoNotFit(String good, String bad, String words) throws IOException {
        Files.writeString(param, PARAM.replace(good, bad));
        refused(words);
    }

    @Test
    void missingFilesAreNamed() throws IOException {
        Files.delete(bin);
        assertThatThrownBy(() -> Ncnn.read(param))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("net.bin cannot be read");
    }

    private void refused(String words) {
        assertThatThrownBy(() -> Ncnn.read(param))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(folder.resolve("net").toString())
                .hasMessageContaining(words);
    }
}
