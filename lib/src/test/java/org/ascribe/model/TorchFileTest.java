package org.ascribe.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that Python's own pickle wrote: {@code state_dicts.py} beside them. */
class TorchFileTest {

    private static final Path WRITTEN = Path.of("src/test/resources/torch");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"zip.pth", "zip-protocol-4.pth", "stream.pth"})
    void tensorsOfAllKinds(String name) {
        Weights read = TorchFile.read(WRITTEN.resolve(name));
        assertThat(read.notes()).containsEntry("file", name);
        assertThat(read.tensors())
                .containsOnlyKeys(
                        "conv.weight", "conv.bias", "norm.gamma", "norm.beta", "norm.runningMean", "norm.runningVar");
        assertThat(read.tensors().get("conv.weight").shape()).containsExactly(2, 3);
        assertThat(values(read, "conv.weight")).containsExactly(.25, .625, 1, .375, .75, 1.125);
        assertThat(values(read, "conv.bias")).containsExactly(1, 1.125, 1.25, 1.375);
        assertThat(values(read, "norm.gamma")).containsExactly(1.5, -0x1p-10, 0x1p-14, 0x1p-24);
        assertThat(values(read, "norm.beta")).containsExactly(.1, -.2);
        assertThat(values(read, "norm.runningMean")).containsExactly(1, -2.5);
        assertThat(values(read, "norm.runningVar")).containsExactly(200, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip.pth", "stream.pth"})
    void aFileCutAnywhereIsRefusedByName(String name) throws IOException {
        byte[] whole = Files.readAllBytes(WRITTEN.resolve(name));
        Path cut = folder.resolve("cut.pth");
        for (int length = 0; length < whole.length; length++) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> TorchFile.read(cut))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cut.pth: ");
        }
    }

    /** Damage is noticed, or leaves a file that still means something. */
    @ParameterizedTest
    @ValueSource(strings = {"zip.pth", "stream.pth"})
    void aDamagedFileIsReadOrRefused(String name) throws IOException {
        byte[] whole = Files.readAllBytes(WRITTEN.resolve(name));
        Path damaged = folder.resolve("damaged.pth");
        for (int at = 0; at < whole.length; at++) {
            for (int damage : new int[] {'b', 0xff}) {
                byte[] bytes = whole.clone();
                bytes[at] = (byte) damage;
                Files.write(damaged, bytes);
                Throwable thrown = catchThrowable(() -> TorchFile.read(damaged));
                assertThat(thrown == null || thrown instanceof IllegalArgumentException)
                        .as("%d at %d: %s", damage, at, thrown)
                        .isTrue();
            }
        }
    }

    @Test
    void bytesNobodyAskedForAreRefused() throws IOException {
        byte[] whole = Files.readAllBytes(WRITTEN.resolve("stream.pth"));
        Path more = Files.write(folder.resolve("more.pth"), Arrays.copyOf(whole, whole.length + 1));
        refused(more, "more bytes than its storages take");
    }

    /** Each says what it wants to call; what it calls would leave a trace, or stop the machine. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        cos system (S'touch owned' tR.                    | os.system
        cposix system (S'touch owned' tR.                 | posix.system
        c__builtin__ eval (S'1' tR.                       | __builtin__.eval
        cbuiltins getattr (S'a' S'b' tR.                  | builtins.getattr
        cdatetime datetime (I1 I1 I1 tR.                  | datetime.datetime
        cjava.lang.Runtime getRuntime (tR.                | java.lang.Runtime.getRuntime
        ctorch.hub load (S'a' tR.                         | torch.hub.load
        ctorch ComplexFloatStorage .                      | torch.ComplexFloatStorage
        (S'touch owned' ios system .                      | os.system
        S'os' S'system' \u0093(S'touch owned' tR.         | os.system
        """)
    void aPickleThatAsksForCode(String program, String name) throws IOException {
        byte[] pickle = program.replace(' ', '\n')
                .replace("touch\nowned", "touch owned")
                .getBytes(StandardCharsets.ISO_8859_1);
        refused(zip(Map.of("data.pkl", pickle)), "it asks for " + name);
        byte[] stream = Files.readAllBytes(WRITTEN.resolve("stream.pth"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(stream, 0, TorchStream.LENGTH_OF_MAGIC);
        bytes.write(pickle);
        refused(Files.write(folder.resolve("stream.pth"), bytes.toByteArray()), "it asks for " + name);
        assertThat(folder.resolve("owned")).doesNotExist();
        assertThat(Path.of("owned")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        .                                | no pickle of tensors
        I1 .                             | it holds '1'; expected a state_dict
        (lp0 .                           | it holds '[]'; expected a state_dict
        (S'epoch' I3 d.                  | entry 'epoch' is '3'; expected a state_dict
        (S'state_dict' (dd.              | entry 'state_dict' is a dictionary of []; expected a state_dict
        (I1 I2 d.                        | entry '1' is '2'; expected a state_dict
        (lp0 I1 b.                       | it sets the state 1 of something other than a tensor
        S'a' Q.                          | no pickle of tensors
        X\u00ff\u00ff\u00ff\u007fa.      | a text of 2147483647 bytes
        """)
    void aPickleOfSomethingElse(String program, String words) throws IOException {
        byte[] pickle = program.replace(' ', '\n').getBytes(StandardCharsets.ISO_8859_1);
        refused(zip(Map.of("data.pkl", pickle)), words);
    }

    @Test
    void archivesOfSomethingElse() throws IOException {
        refused(zip(Map.of("readme.txt", new byte[1])), "a zip archive without data.pkl");
        Map<String, byte[]> whole = unzip();
        refused(zip(with(whole, "archive/constants.pkl", new byte[0])), "a TorchScript program");
        refused(zip(with(whole, "archive/byteorder", utf8("big"))), "not little-endian");
        refused(
                zip(with(whole, "archive/data/0", new byte[44])),
                "archive/data/0 has 44 bytes; expected 12 values of type F32, 48 bytes");
        whole.remove("archive/data/3");
        refused(zip(whole), "archive/data/3 is missing from the archive");
    }

    @Test
    void neitherAZipNorAStream() throws IOException {
        refused(
                Files.write(folder.resolve("page.pth"), utf8("<html>log in first</html>")),
                "neither a zip archive nor");
        assertThatThrownBy(() -> TorchFile.read(folder.resolve("none.pth")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.pth cannot be read");
    }

    @Test
    void aStorageBeyondWhatAnArrayHolds() throws IOException {
        byte[] pickle =
                "(S'a' ctorch._utils _rebuild_tensor ((S'storage' ctorch DoubleStorage S'0' S'cpu' L300000000L tQI0 (t(ttRd."
                        .replace(' ', '\n')
                        .getBytes(StandardCharsets.ISO_8859_1);
        refused(zip(Map.of("data.pkl", pickle)), "storage 0 has 2400000000 bytes; expected at most 2147483639");
    }

    /** The tensor of a shape that its storage cannot hold. */
    @Test
    void aTensorBeyondItsStorage() throws IOException {
        Map<String, byte[]> whole = unzip();
        byte[] pickle = whole.get("archive/data.pkl");
        // conv.bias: offset 8, shape (4), stride (1): K 8, K 4 and tuple
        int at = new String(pickle, StandardCharsets.ISO_8859_1).indexOf("K\bK\u0004\u0085");
        pickle[at + 1] = 9;
        refused(zip(whole), "shape [4] and strides [1] from 9 on; expected one within its storage of 12 values");
    }

    @Test
    void olderNamesOfDenseNetAndHeadsForTrainingOnly() {
        Weights.Tensor one = new Weights.Tensor(new long[] {1}, new double[] {1});
        Map<String, Weights.Tensor> tensors = new LinkedHashMap<>();
        for (String name : new String[] {"weight", "bias", "running_mean", "running_var"}) {
            tensors.put("features.denseblock1.denselayer16.norm.2." + name, one);
            tensors.put("AuxLogits.conv0.bn." + name, one);
        }
        tensors.put("features.denseblock1.denselayer16.conv.1.weight", one);
        tensors.put("features.0.weight", one);
        assertThat(TorchNames.layers(new Weights(new java.util.TreeMap<>(tensors), Map.of()))
                        .tensors())
                .containsOnlyKeys(
                        "features.0.weight",
                        "features.denseblock1.denselayer16.conv1.weight",
                        "features.denseblock1.denselayer16.norm2.gamma",
                        "features.denseblock1.denselayer16.norm2.beta",
                        "features.denseblock1.denselayer16.norm2.runningMean",
                        "features.denseblock1.denselayer16.norm2.runningVar");
    }

    private static double[] values(Weights weights, String name) {
        return weights.tensors().get(name).values();
    }

    private static void refused(Path file, String words) {
        assertThatThrownBy(() -> TorchFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(words);
    }

    private static Map<String, byte[]> unzip() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(WRITTEN.resolve("zip.pth")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static Map<String, byte[]> with(Map<String, byte[]> entries, String name, byte[] data) {
        Map<String, byte[]> more = new LinkedHashMap<>(entries);
        more.put(name, data);
        return more;
    }

    private Path zip(Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve("archive.pth");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
