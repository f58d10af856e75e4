package org.ascribe.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.djl.ndarray.types.DataType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {

    private static final String VALID = """
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";

    @TempDir
    private Path folder;

    @Test
    void whatWasWrittenIsRead() {
        Weights written = weights(0, 1.5, -0.25, Float.MIN_VALUE, Float.MAX_VALUE, -0.0);
        Weights read = Safetensors.read(stored(written));
        assertThat(read.notes()).isEqualTo(written.notes());
        assertThat(read.hash()).isEqualTo(written.hash());
    }

    @Test
    void valuesAreRoundedToFloat32() {
        Weights read = Safetensors.read(stored(weights(0.1, Math.PI)));
        assertThat(read.tensors().get("a").values()).containsExactly(0.1f, (float) Math.PI);
    }

    @Test
    void halfPrecisionIsHalfTheSizeAndRounded() throws IOException {
        Weights written = weights(0.1, Math.PI, -70_000, 1e-9, 1.5);
        Path file = folder.resolve("half.safetensors");
        Safetensors.write(written, file, DataType.FLOAT16);
        // Two bytes for each of ten numbers; the offsets in the header have fewer digits, too.
        assertThat(Files.readAllBytes(stored(written)).length - Files.readAllBytes(file).length)
                .isBetween(20, 22);
        Weights read = Safetensors.read(file);
        assertThat(read.notes()).isEqualTo(written.notes());
        // The neighbours of 0.1 and π are 2⁻¹⁴ and 2⁻⁹ apart.
        assertThat(read.tensors().get("a").values())
                .containsExactly(0x1.998p-4, 3.140625, Double.NEGATIVE_INFINITY, 0, 1.5);
        assertThat(written.halved().hash()).isEqualTo(read.hash());
        assertThatThrownBy(() -> Safetensors.write(written, file, DataType.INT8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("precision: int8; expected float32 or float16");
        assertThat(Safetensors.read(file).hash()).isEqualTo(read.hash());
    }

    @Test
    void float64IsReadAsItIs() throws IOException {
        byte[] file = file(
                """
                {"d":{"dtype":"F64","shape":[1,2],"data_offsets":[0,16]}}""",
                ByteBuffer.allocate(16)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putDouble(Math.PI)
                        .putDouble(-0.1)
                        .array());
        Weights.Tensor d = read(file).tensors().get("d");
        assertThat(d.shape()).containsExactly(1, 2);
        assertThat(d.values()).containsExactly(Math.PI, -0.1);
    }

    /** Every number of 16 bits against its definition; the halves of whole numbers alone have no fraction. */
    @Test
    void halvesAndOtherNumbersAreReadExactly() throws IOException {
        ByteBuffer all = ByteBuffer.allocate(1 << 18).order(ByteOrder.LITTLE_ENDIAN);
        for (int bits = 0; bits < 1 << 16; bits++) {
            all.putShort(2 * bits, (short) bits).putShort(2 * ((1 << 16) + bits), (short) bits);
        }
        byte[] file = file("""
                {"h":{"dtype":"F16","shape":[65536],"data_offsets":[0,131072]},\
                "b":{"dtype":"BF16","shape":[65536],"data_offsets":[131072,262144]},\
                "i":{"dtype":"I64","shape":[1],"data_offsets":[262136,262144]},\
                "u":{"dtype":"U8","shape":[2],"data_offsets":[262142,262144]}}""", all.array());
        Map<String, Weights.Tensor> read = read(file).tensors();
        for (int bits = 0; bits < 1 << 16; bits++) {
            double sign = bits >> 15 == 0 ? 1 : -1;
            assertThat(read.get("h").value(bits))
                    .isEqualTo(Double.valueOf(sign * decoded(bits >> 10 & 31, bits & 1023, 10, 15)));
            assertThat(read.get("b").value(bits))
                    .isEqualTo(Double.valueOf(sign * decoded(bits >> 7 & 255, bits & 127, 7, 127)));
        }
        assertThat(read.get("i").values()).containsExactly(0xfffffffefffdfffcL);
        assertThat(read.get("u").values()).containsExactly(255, 255);
    }

    /** The magnitude of an IEEE 754 number. */
    private static double decoded(int exponent, int fraction, int digits, int bias) {
        if (exponent == 2 * bias + 1) {
            return fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        double significand = fraction / Math.scalb(1.0, digits) + (exponent == 0 ? 0 : 1);
        return Math.scalb(significand, Math.max(exponent, 1) - bias);
    }

    @Test
    void theFormatIsThatOfTheSpecification() throws IOException {
        byte[] bytes = Files.readAllBytes(stored(weights(1, 2)));
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) buffer.getLong();
        assertThat(new String(bytes, 8, header, StandardCharsets.UTF_8))
                .startsWith("{\"__metadata__\":{\"seed\":\"7\"}")
                .contains("\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}")
                .contains("\"b\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[8,16]}");
        assertThat(buffer.getFloat(8 + header)).isEqualTo(1);
        assertThat(buffer.getFloat(8 + header + 12)).isEqualTo(-2);
        assertThat(bytes).hasSize(8 + header + 16);
    }

    @Test
    void anotherFileOfTheNameIsReplacedAndNothingElseIsLeft() throws IOException {
        stored(weights(1, 2));
        Path file = stored(weights(3));
        assertThat(Safetensors.read(file).tensors().get("a").values()).containsExactly(3);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFileCutAnywhereIsRefusedByName() throws IOException {
        byte[] whole = Files.readAllBytes(stored(weights(1, 2, 3)));
        Path cut = folder.resolve("cut.safetensors");
        for (int length = 0; length < whole.length; length++) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Safetensors.read(cut))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("cut.safetensors", "expected");
        }
    }

    @Test
    void bytesNobodyAskedForAreRefused() throws IOException {
        byte[] whole = Files.readAllBytes(stored(weights(1, 2)));
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it: 17 bytes of values; expected 16");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        []                                                                      | it: its header is no JSON object
        nonsense                                                                | it: its header is not JSON
        {"a":{}} {}                                                             | it: its header is not JSON
        {"a":{},"a":{}}                                                         | it: its header is not JSON
        {}                                                                      | it: 8 bytes of values; expected 0
        {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}                 | it: 8 bytes of values; expected 12 (it is cut)
        {"a":{"dtype":"F8_E4M3","shape":[8],"data_offsets":[0,8]}}              | it: a is of type 'F8_E4M3'; expected one of [F64, F32, F16,
        {"a":{"shape":[2],"data_offsets":[0,8]}}                                | it: a is of type ''; expected one of [F64
        {"a":{"dtype":"F64","shape":[2],"data_offsets":[0,8]}}                  | expected as many as F64 values of shape [2] take
        {"a":{"dtype":"F32","shape":[-1,-2],"data_offsets":[0,8]}}              | expected as many as F32 values of shape [-1,-2] take
        {"a":{"dtype":"F32","shape":"two","data_offsets":[4,8]}}                | expected as many as F32 values of shape "two" take
        {"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[8,8]}} | bytes 8 to 8; expected as many as
        {"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,8]}}                 | it: a: bytes -8 to 8; expected as many as
        """)
    void headersThatDoNotFit(String header, String words) {
        assertThatThrownBy(() -> read(file(header, new byte[8])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void aFileBeyondWhatAnArrayHolds() throws IOException {
        Path large = folder.resolve("large.safetensors");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(3_000_000_000L);
        }
        assertThatThrownBy(() -> Safetensors.read(large))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(large + ": 3000000000 bytes; expected at most 2147483639");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> Safetensors.read(folder.resolve("none.safetensors")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.safetensors cannot be read");
    }

    @Property(tries = 2000)
    void garbageIsRefusedAndNothingElse(@ForAll @Size(max = 64) byte[] garbage) {
        assertThat(catchThrowable(() -> read(garbage)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("it");
    }

    /** Damage to one byte of a good header is noticed, or leaves a file that still means something. */
    @Property(tries = 2000)
    void aDamagedHeaderIsReadOrRefused(@ForAll @IntRange(max = 53) int at, @ForAll byte damage) {
        byte[] header = VALID.getBytes(StandardCharsets.UTF_8);
        header[at] = damage;
        Throwable thrown = catchThrowable(() -> {
            byte[] whole = file(new String(header, StandardCharsets.ISO_8859_1), new byte[8]);
            for (Weights.Tensor tensor : read(whole).tensors().values()) {
                assertThat(tensor.values()).hasSize(2);
            }
        });
        assertThat(thrown == null || thrown instanceof IllegalArgumentException)
                .as("%s", thrown)
                .isTrue();
    }

    private Path stored(Weights weights) {
        Path file = folder.resolve("weights.safetensors");
        Safetensors.write(weights, file);
        return file;
    }

    /** Two tensors: a vector, and a column of the opposite values. */
    private static Weights weights(double... values) {
        double[] opposite = Arrays.stream(values).map(v -> -v).toArray();
        SortedMap<String, Weights.Tensor> tensors = new TreeMap<>();
        tensors.put("a", new Weights.Tensor(new long[] {values.length}, values));
        tensors.put("b", new Weights.Tensor(new long[] {values.length, 1}, opposite));
        return new Weights(tensors, Map.of("seed", "7"));
    }

    private static byte[] file(String header, byte[] values) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + values.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .put(values)
                .array();
    }

    private static Weights read(byte[] file) throws IOException {
        return Safetensors.read(new ByteArrayInputStream(file), "it");
    }
}
