package org.ascribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ascribe.verify.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

    private static final Path SET = Path.of("src/test/resources/reference");

    @TempDir
    Path folder;

    @Test
    void oneLineAMethodAndTotals() throws IOException {
        copy("mlp_tanh__forward", meta -> meta);
        copy("deepexplain_simpler__input_x_gradient", meta -> meta);
        Commanded result = verify(folder);
        assertThat(result.status()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines()).hasSize(4);
        assertThat(result.out())
                .containsPattern(
                        "(?m)^method +cases +passed +failed +unknown +largest error +float32 peer +of tolerance$")
                .containsPattern("(?m)^forward +1 +1 +0 +0 +\\d\\.\\de-\\d\\d +- +\\d[^ ]* %$")
                .containsPattern("(?m)^total +2 +2 +0 +0 ");
        assertThat(verify(folder, "--only", "mlp_.*").out()).contains("total").doesNotContain("input_x_gradient");
        assertThat(verify(folder.getParent(), "--only", "mlp_tanh__forward").status())
                .isZero();
        assertThat(verify(folder.resolve("mlp_tanh__forward"), "--float32").status())
                .isZero();
    }

    @Test
    void aTamperedCaseFails() throws IOException {
        Path tampered = copy("mlp_tanh__forward", meta -> meta.replace("\"tanh\"", "\"sigmoid\""));
        Commanded result = verify(tampered);
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out())
                .containsPattern("(?m)^total +1 +0 +1 +0 ")
                .containsPattern(
                        "(?m)^failed mlp_tanh__forward: outputs\\[\\d, \\d\\]: found [-.\\dE]+, expected [-.\\dE]+, tolerance ");
    }

    @Test
    void anUnknownMethodCountsAsUnknown() throws IOException {
        copy("mlp_tanh__forward", meta -> meta.replace("\"forward\"", "\"divination\""));
        Commanded result = verify(folder);
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out())
                .containsPattern("(?m)^divination +1 +0 +0 +1 +- +- +-$")
                .contains("unknown method 'divination': mlp_tanh__forward\n");
    }

    @Test
    void jsonSaysTheSame() throws IOException {
        copy("mlp_tanh__forward", meta -> meta.replace("\"tanh\"", "\"sigmoid\""));
        copy("deepexplain_simpler__input_x_gradient", meta -> meta);
        Commanded result = verify(folder, "--json");
        assertThat(result.status()).isEqualTo(1);
        JsonNode json = new ObjectMapper().readTree(result.out());
        assertThat(json.get("data_type").asText()).isEqualTo("float64");
        assertThat(json.get("passed").asBoolean()).isFalse();
        assertThat(json.at("/total/cases").asInt()).isEqualTo(2);
        assertThat(json.at("/total/failed").asInt()).isEqualTo(1);
        assertThat(json.at("/methods/1/method").asText()).isEqualTo("input_x_gradient");
        assertThat(json.at("/methods/1/largest_relative_error").asDouble()).isLessThan(1e-6);
        JsonNode problem = json.at("/problems/0");
        assertThat(problem.get("id").asText()).isEqualTo("mlp_tanh__forward");
        assertThat(problem.get("outcome").asText()).isEqualTo("failed");
        assertThat(problem.at("/arrays/0/array").asText()).isEqualTo("outputs");
        assertThat(problem.at("/arrays/0/index")).hasSize(2);
        assertThat(problem.at("/arrays/0/found").isNumber()).isTrue();
    }

    @Test
    void whereThereIsNoCaseThereIsNothingToSay() {
        Commanded empty = verify(folder);
        assertThat(empty.status()).isEqualTo(2);
        assertThat(empty.out()).isEmpty();
        assertThat(empty.err())
                .startsWith(
                        "ascribe: DIR: no meta.json in " + folder + " or two levels below; expected reference cases");
        Commanded none = verify(folder.resolve("none"));
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err()).contains("none is not a folder; expected one with reference cases");
        Commanded unmatched = verify(SET, "--only", "nothing");
        assertThat(unmatched.status()).isEqualTo(2);
        assertThat(unmatched.err().lines()).singleElement().asString().contains("nothing");
        Commanded pattern = verify(SET, "--only", "(");
        assertThat(pattern.status()).isEqualTo(2);
        assertThat(pattern.err().lines()).singleElement().asString().startsWith("ascribe: --only: '(' is no regular");
    }

    private Path copy(String id, UnaryOperator<String> edit) throws IOException {
        return Cases.copy(SET.resolve(id), folder, edit);
    }

    private static Commanded verify(Path folder, String... options) {
        return Commanded.of(
                new VerifyCommand(),
                Stream.concat(Stream.of(folder.toString()), Stream.of(options)).toArray(String[]::new));
    }
}
