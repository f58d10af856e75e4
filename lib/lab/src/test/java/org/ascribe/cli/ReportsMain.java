package org.ascribe.cli;

import org.ascribe.report.Report;
import org.ascribe.result.StoredRows;
import org.ascribe.study.Study;

/** Makes the report of every study, in a process that has nothing but their rows. */
final class ReportsMain {

    private ReportsMain() {}

    public static void main(String[] arguments) {
        for (Study study : StudyCatalogue.all()) {
            Report report = study.report(StoredRows.of(study.name()));
            System.out.printf(
                    "%s: %d tables, %d images, %d characters%n",
                    study.name(),
                    report.tables().size(),
                    report.images().size(),
                    report.html().length());
        }
    }
}
