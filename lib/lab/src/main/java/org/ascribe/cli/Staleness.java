package org.ascribe.cli;

import java.util.List;
import java.util.Optional;
import org.ascribe.result.Provenance;
import org.ascribe.result.Run;

/** Which runs nobody continues any more: those of another library, and those whose study was asked for otherwise since. */
final class Staleness {
    private Staleness() {}

    /**
     * Why a run is stale.
     *
     * @param run the run
     * @param runs all runs, the last used first
     * @return the reason, nothing for a current run
     */
    static Optional<String> of(Run run, List<Run> runs) {
        String library = Provenance.withoutEngine().library();
        if (!run.provenance().library().equals(library)) {
            return Optional.of("of library " + run.provenance().library() + ", this is " + library);
        }
        return runs.stream()
                .filter(other -> other.study().equals(run.study()))
                .findFirst()
                .filter(latest -> latest.id() != run.id())
                .map(latest -> "run " + latest.id() + " followed it: " + String.join(", ", latest.changesSince(run)));
    }
}
