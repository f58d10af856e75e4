package org.ascribe.study;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.ascribe.file.Home;
import org.ascribe.report.Report;
import org.ascribe.result.ResultStore;
import org.ascribe.result.Scale;

/** Runs studies and reports on them. */
public final class Studies {
    private Studies() {}

    /**
     * Runs what is missing of a study, with progress where the reader sees it, and reports.
     *
     * @param study the study
     * @param scale how many items
     * @param home the folder that holds all Ascribe makes; the rows are kept in its results store
     * @param says hears that the run continues, or starts anew and why
     * @return the report, with its provenance
     */
    public static Report run(Study study, Scale scale, Path home, Consumer<String> says) {
        try (ResultStore store = ResultStore.open(ResultStore.fileIn(home));
                ShownProgress progress = new ShownProgress(study.name(), says)) {
            Outcome outcome = new Runner(store, progress).run(study, scale);
            return study.report(outcome.rows()).withProvenance(outcome.lines());
        }
    }

    /**
     * As {@link #run(Study, Scale, Path, Consumer)}, for a notebook: in the usual home folder, saying what there is to say in
     * the cell.
     *
     * @param study the study
     * @param scale how many items
     * @return the report, with its provenance
     */
    public static Report run(Study study, Scale scale) {
        return run(study, scale, Home.folder(), System.out::println);
    }
}
