package org.ascribe.model.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipOutputStream;
import org.ascribe.engine.ScriptArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of a program that is not run. */
class ScriptCodeTest {

    private static final String OTHER = "    return x\n  def %s(self: __torch__.Net,\n    x: Tensor) -> Tensor:\n"
            + "    return torch.dropout(x, 0.5, True)";

    @TempDir
    private Path folder;

    /** Each with its flag and its probability in places of their own. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "torch.lstm(x, [h, c], w, True, 1, 0.5, %s, False, True) | dropout",
                "torch.gru(x, h, w, True, 1, 0.5, %s, False, True) | dropout",
                "torch.rnn_tanh(x, h, w, True, 2, 0.29999999999999999, %s, False, True) | dropout",
                "torch.rnn_relu(x, h, w, False, 2, 0.5, %s, False, True) | dropout",
                "torch.batch_norm(x, w, b, mean, var, %s, 0.1, 1.0e-05, True) | batch norm",
                "torch.rrelu_(x, 0.125, 0.333, %s, None) | rrelu",
                "torch.feature_alpha_dropout_(x, 0.5, %s) | dropout"
            })
    void callsThatAreToldToTrain(String call, String word) {
        ScriptCode on = code("    y = " + call.formatted("True"));
        assertThat(on.training()).containsExactly(call.formatted("True"));
        assertThat(on.trained()).containsExactly(word);
        assertThat(code("    y = " + call.formatted("False")).training()).isEmpty();
        assertThat(code("    y = " + call.formatted("training")).training()).isEmpty();
    }

    @Test
    void theDropoutOfAttentionHasNoFlag() {
        String attention = "    y = torch.scaled_dot_product_attention(q, k, v, None, %s, False)";
        assertThat(code(attention.formatted("0.10000000000000001")).trained()).containsExactly("dropout");
        assertThat(code(attention.formatted("0.")).training()).isEmpty();
    }

    @Test
    void aRecurrenceWithoutDropoutIsOneModeLikeTheOther() {
        assertThat(code("    y = torch.lstm(x, [h, c], w, True, 1, 0., True, False, True)")
                        .training())
                .isEmpty();
    }

    @Test
    void whatStandsInOtherMethodsMayNeverBeCalled() {
        assertThat(code(OTHER.formatted("sample")).training()).isEmpty();
        assertThat(code(OTHER.formatted("forward__0")).training()).hasSize(1);
    }

    @Test
    void whatIsOffIsNoCause() {
        assertThat(code("    y = torch.dropout(x, 0.5, False)").causes()).isEqualTo("dropout, or random numbers");
        assertThat(code("    y = torch.dropout(x, 0.5, on)").causes()).isEqualTo("dropout");
        assertThat(code("    y = torch.rand_like(torch.dropout(x, 0.5, False))").causes())
                .isEqualTo("torch.rand_like");
    }

    private ScriptCode code(String body) {
        Path file = folder.resolve("net.pt");
        String source =
                "class Net(Module):\n  def forward(self: __torch__.Net,\n    x: Tensor) -> Tensor:\n" + body + "\n";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setMethod(ZipOutputStream.STORED);
            ScriptArchive.store(zip, "net/code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ScriptCode.of(file);
    }
}
