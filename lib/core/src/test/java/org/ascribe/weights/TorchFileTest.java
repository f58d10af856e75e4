package org.ascribe.weights;

import static org.ascribe.weights.TorchArchive.WRITTEN;
import static org.ascribe.weights.TorchArchive.refused;
import static org.ascribe.weights.TorchArchive.unzip;
import static org.ascribe.weights.TorchArchive.utf8;
import static org.ascribe.weights.TorchArchive.with;
import static org.ascribe.weights.TorchArchive.zip;
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
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that Python's own pickle wrote: {@code state_dicts.py} beside them. */
class TorchFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"zip.pth", "zip-protocol-4.pth", "zip64-protocol-5.pth", "stream.pth"})
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

    @Test
    void aTarArchiveOfTheFirstTorch() throws IOException {
        byte[] header = new byte[1024];
        System.arraycopy(utf8("pickle"), 0, header, 0, 6);
        System.arraycopy(utf8("ustar"), 0, header, 257, 5);
        refused(
                Files.write(folder.resolve("old.pth"), header),
                "a tar archive, as torch before 0.2 wrote them; expected");
    }

    /** Files whose few bytes stand for many. */
    @Test
    void bombs() throws IOException {
        Map<String, byte[]> whole = unzip();
        Path packed = folder.resolve("packed.pth");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(packed))) {
            zip.putNextEntry(new ZipEntry("archive/data.pkl"));
            zip.write(whole.get("archive/data.pkl"));
        }
        refused(packed, "archive/data.pkl is compressed; expected an archive that only stores");

        byte[] pickle = whole.get("archive/data.pkl");
        // conv.bias: shape (4), stride (1) become a million of them, a stride of 0 apart
        int at = new String(pickle, StandardCharsets.ISO_8859_1).indexOf("K\bK\u0004\u0085");
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(pickle, 0, at + 2);
        many.write(new byte[] {'J', 0x40, 0x42, 0x0f, 0});
        many.write(pickle, at + 4, pickle.length - at - 4);
        byte[] spread = many.toByteArray();
        int stride = new String(spread, StandardCharsets.ISO_8859_1).indexOf("K\u0001\u0085", at);
        spread[stride + 1] = 0;
        refused(
                zip(folder, with(whole, "archive/data.pkl", spread)),
                "a tensor of shape [1000000] and strides [0] from 8 on; expected one within its storage of 12 values");
    }

    /** An archive whose directory gives two entries the same place. */
    @Test
    void entriesThatShareTheirBytes() throws IOException {
        String tensor =
                "S'%1$s' ctorch._utils _rebuild_tensor ((S'storage' ctorch ByteStorage S'%1$s' S'cpu' I4000 tQI0 (I4000 t(I1 ttR";
        byte[] pickle = ("(" + tensor.formatted("0") + tensor.formatted("1") + "d.")
                .replace(' ', '\n')
                .getBytes(StandardCharsets.ISO_8859_1);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("data.pkl", pickle);
        entries.put("data/0", new byte[4000]);
        entries.put("data/1", new byte[0]);
        byte[] archive = Files.readAllBytes(zip(folder, entries));
        String text = new String(archive, StandardCharsets.ISO_8859_1);
        int second = text.lastIndexOf("PK\u0001\u0002");
        int first = text.lastIndexOf("PK\u0001\u0002", second - 1);
        System.arraycopy(archive, first + 16, archive, second + 16, 12); // check sum, both sizes
        System.arraycopy(archive, first + 42, archive, second + 42, 4); // place
        Path shared = Files.write(folder.resolve("shared.pth"), archive);
        refused(shared, "data/1 has 4000 bytes");
        refused(shared, "more than the file has left");
    }

    @Test
    void archivesOfSomethingElse() throws IOException {
        refused(zip(folder, Map.of("readme.txt", new byte[1])), "a zip archive without data.pkl");
        Map<String, byte[]> whole = unzip();
        refused(zip(folder, with(whole, "archive/constants.pkl", new byte[0])), "a TorchScript program");
        refused(zip(folder, with(whole, "archive/byteorder", utf8("big"))), "not little-endian");
        refused(
                zip(folder, with(whole, "archive/data/0", new byte[44])),
                "archive/data/0 has 44 bytes; expected 12 values of type F32, 48 bytes");
        whole.remove("archive/data/3");
        refused(zip(folder, whole), "archive/data/3 is missing from the archive");
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
        refused(zip(folder, Map.of("data.pkl", pickle)), "storage 0 has 2400000000 bytes; expected at most 2147483639");
    }

    /** The tensor of a shape that its storage cannot hold. */
    @Test
    void aTensorBeyondItsStorage() throws IOException {
        Map<String, byte[]> whole = unzip();
        byte[] pickle = whole.get("archive/data.pkl");
        // conv.bias: offset 8, shape (4), stride (1): K 8, K 4 and tuple
        int at = new String(pickle, StandardCharsets.ISO_8859_1).indexOf("K\bK\u0004\u0085");
        pickle[at + 1] = 9;
        refused(
                zip(folder, whole),
                "shape [4] and strides [1] from 9 on; expected one within its storage of 12 values");
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
}
