package org.ascribe.axiom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ascribe.axiom.net.Written;
import org.ascribe.file.WholeFile;

/** Counter-examples as JSON: the components of the records by their names, numbers in decimals that read back to the same bits. */
final class CounterExampleFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final double ROUNDING = 1e-9;

    private CounterExampleFile() {}

    /** The nets that are asked about and the words are for readers; they follow from the rest. */
    private record Stored(
            String method,
            String axiom,
            double size,
            String words,
            List<String> asked,
            Specimen specimen,
            List<Answer> answers) {}

    static String text(CounterExample example) {
        Breach breach = example.breach();
        List<String> asked = example.question().asks().stream()
                .map(ask -> ask.label() + ": " + ask.net() + " at " + Written.point(ask.input()))
                .toList();
        Stored stored = new Stored(
                example.method(),
                example.axiom().name(),
                breach.size(),
                breach.words(),
                asked,
                example.specimen(),
                example.answers());
        try {
            return JSON.writeValueAsString(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a text says, which a message calls so. */
    static CounterExample parsed(String text, String source) {
        try {
            Stored stored = JSON.readValue(text, Stored.class);
            CounterExample example =
                    new CounterExample(stored.method, Axioms.named(stored.axiom), stored.specimen, stored.answers);
            double size = example.breach().size();
            if (!(Math.abs(size - stored.size) <= ROUNDING * stored.size)) {
                throw new IllegalArgumentException(
                        source + ": a breach of " + stored.size + "; expected " + size + ", which its answers come to");
            }
            return example;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    source + ": " + e.getOriginalMessage() + "; expected a counter-example that was saved", e);
        }
    }

    static Path write(CounterExample example, Path file) {
        return WholeFile.write(file, (text(example) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static CounterExample read(Path file) {
        try {
            return parsed(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
