package org.ascribe.result;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/**
 * Rows that a study left at the smallest scale, a line of JSON each, as the store keeps them. Of pictures there is every eighth pixel of
 * a grey ramp, and maps are as coarse.
 */
public final class StoredRows {

    private StoredRows() {}

    /**
     * Of a study.
     *
     * @param study its name
     * @return its rows in the order of its tasks
     */
    public static Rows of(String study) {
        String file = study + ".jsonl.gz";
        try (InputStream in = StoredRows.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("study: " + study + "; there is no " + file);
            }
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
                return new Rows(lines.lines().map(Json::row).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
