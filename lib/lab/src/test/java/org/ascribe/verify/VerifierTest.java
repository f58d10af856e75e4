package org.ascribe.verify;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.ascribe.verify.CaseResult.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verifier must be able to say no: what it would miss, nobody would see. */
class VerifierTest {

    private static final Path CASE = Path.of("src/test/resources/reference/mlp_tanh__forward");
    private static final double[] EXPECTED = ReferenceCase.in(CASE).expected("outputs");

    @TempDir
    Path folder;

    @Test
    void anEntryThatIsOffFailsAndIsNamed() {
        double[] off = EXPECTED.clone();
        off[off.length - 1] += 1e-6;
        CaseResult result = verify(Map.of("outputs", off));
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        long[] shape = ReferenceCase.in(CASE).expectedShape("outputs");
        ArrayCheck failure = result.failures().get(0);
        assertThat(failure.index()).containsExactly(shape[0] - 1, shape[1] - 1);
        assertThat(failure.found()).isEqualTo(off[off.length - 1]);
        assertThat(failure.expected()).isEqualTo(EXPECTED[off.length - 1]);
        assertThat(failure.toleranceUsed()).isBetween(100.0, 1e4);
    }

    @Test
    void aNumberThatIsNoneFails() {
        double[] none = EXPECTED.clone();
        none[2] = Double.NaN;
        assertThat(verify(Map.of("outputs", none)).failures().get(0).toString()).startsWith("outputs[0, 2]: found NaN");
    }

    @Test
    void anExpectedArrayWithoutAnAnswerFails() {
        CaseResult result = verify(Map.of("something_else", EXPECTED));
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.message()).isEqualTo("expected but not computed: outputs");
    }

    @Test
    void aCaseThatExpectsNothingFails() throws IOException {
        Path empty = copy(meta -> meta);
        ObjectNode meta = (ObjectNode)
                new ObjectMapper().readTree(empty.resolve("meta.json").toFile());
        meta.putObject("expected");
        Files.writeString(empty.resolve("meta.json"), meta.toString());
        assertThat(verified(empty)).isEqualTo("FAILED the case expects nothing");
    }

    @Test
    void casesAreFoundThroughLinksAndUnderTheirOwnNames() throws IOException {
        copy(meta -> meta);
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve(CASE.getFileName()));
        assertThat(Verifier.cases(link)).containsExactly(link);
        Path here = folder.resolve(CASE.getFileName()).resolve(".");
        assertThat(new Verifier(DataType.FLOAT64)
                        .verify(here, "mlp_tanh__forward"::equals)
                        .results())
                .hasSize(1);
    }

    @Test
    void tooFewNumbersFail() {
        assertThat(verify(Map.of("outputs", new double[1])).message()).contains("outputs: 1 values; expected shape [");
    }

    @Test
    void whatThrowsFailsInOneLine() {
        Verifier verifier = new Verifier(DataType.FLOAT64, Map.of("forward", (c, model, x) -> {
            throw new IllegalStateException("first line\nsecond line");
        }));
        CaseResult result = verifier.verify(CASE);
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.message()).isEqualTo("IllegalStateException: first line");
    }

    @Test
    void whatIsNotKnownIsNeitherPassedNorFailed() throws IOException {
        CaseResult method = new Verifier(DataType.FLOAT64, Map.of()).verify(CASE);
        assertThat(method.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(method.message()).isEqualTo("unknown method 'forward'");

        Path layer = copy(meta -> meta.replace("\"tanh\"", "\"swoosh\""));
        assertThat(verified(layer)).isEqualTo("UNKNOWN unknown layer 'swoosh'");

        Path setting = copy(meta -> meta.replace("\"tanh\"", "\"softplus\", \"beta\": 2"));
        assertThat(verified(setting)).isEqualTo("UNKNOWN unknown layer 'softplus' of beta 2.0");

        Files.writeString(layer.resolve("meta.json"), "{\"architecture\": \"alexnet\"}");
        assertThat(verified(layer)).isEqualTo("UNKNOWN unknown architecture 'alexnet'");
    }

    @Test
    void aCaseThatCannotBeReadFails() throws IOException {
        Path broken = copy(meta -> meta);
        Files.writeString(broken.resolve("expected_outputs.npy"), "no array");
        assertThat(verified(broken))
                .startsWith("FAILED ")
                .contains("expected_outputs.npy is no array in NumPy's format");
        Files.writeString(broken.resolve("meta.json"), "{");
        assertThat(verified(broken)).startsWith("FAILED ").contains("meta.json");
        Files.writeString(broken.resolve("meta.json"), "[]");
        assertThat(verified(broken)).startsWith("FAILED ").contains("meta.json");
    }

    @Test
    void float32IsHeldToAThousandth() {
        CaseResult result = new Verifier(DataType.FLOAT32).verify(CASE);
        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.arrays().get(0).relativeError().orElseThrow()).isBetween(1e-12, 1e-5);
        double[] off = EXPECTED.clone();
        off[0] += 2e-3 * Magnitude.largest(EXPECTED);
        assertThat(new Verifier(DataType.FLOAT32, Map.of("forward", (c, m, x) -> Map.of("outputs", off)))
                        .verify(CASE)
                        .outcome())
                .isEqualTo(Outcome.FAILED);
    }

    private String verified(Path folder) {
        CaseResult result = new Verifier(DataType.FLOAT64).verify(folder);
        return result.outcome() + " " + result.message();
    }

    private interface Edit {
        String of(String meta);
    }

    private Path copy(Edit edit) throws IOException {
        return Cases.copy(CASE, folder, edit::of);
    }

    private static CaseResult verify(Map<String, double[]> answer) {
        return new Verifier(DataType.FLOAT64, Map.of("forward", (c, model, x) -> answer)).verify(CASE);
    }
}
