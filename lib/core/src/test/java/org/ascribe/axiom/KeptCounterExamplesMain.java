package org.ascribe.axiom;

import java.nio.file.Path;

/** Searches for the known violations and writes what is found: {@code KeptCounterExamplesMain FOLDER}. */
public final class KeptCounterExamplesMain {

    private KeptCounterExamplesMain() {}

    public static void main(String[] args) {
        for (KnownViolations known : KnownViolations.values()) {
            Verdict verdict = Search.STANDARD.verdict(known.method(), known.axiom());
            System.out.println(known + ": " + verdict);
            if (verdict instanceof Verdict.Broken broken) {
                broken.counterExample().save(Path.of(args[0]).resolve(known.file()));
            }
        }
    }
}
