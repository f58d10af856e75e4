package org.ascribe.result;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.file.Sha256;

/**
 * What was computed of one study under one set of settings by one library, engine and device.
 *
 * @param id its number in the store
 * @param study name of the study
 * @param settings everything that decides the numbers
 * @param provenance what computed them
 * @param created when it began
 * @param used when it was last asked for
 * @param tasks how many tasks are finished
 * @param rows how many rows they left
 */
public record Run(
        long id,
        String study,
        Settings settings,
        Provenance provenance,
        Instant created,
        Instant used,
        long tasks,
        long rows) {

    /**
     * What makes two runs of a study the same one.
     *
     * @param settings its settings
     * @param provenance its provenance
     * @return the SHA-256 of settings, library, engine and device
     */
    static String identity(Settings settings, Provenance provenance) {
        String all = String.join("\n", settings.json(), provenance.library(), provenance.engine(), provenance.device());
        return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Why this run does not continue an earlier one.
     *
     * @param before an earlier run of the same study
     * @return one "name: old → new" for each setting, version or device that differs
     */
    public List<String> changesSince(Run before) {
        List<String> changes = new ArrayList<>(settings.changesSince(before.settings));
        changes.addAll(provenance.changesSince(before.provenance));
        return changes;
    }
}
