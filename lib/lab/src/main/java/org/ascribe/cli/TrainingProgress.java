package org.ascribe.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.ascribe.training.Progress;
import org.ascribe.zoo.PaperModel;

/** A line for each epoch, with the time that is left at most. */
final class TrainingProgress {

    private final PaperModel model;
    private final PrintWriter out;
    private final long start = System.nanoTime();
    private int before = -1;

    TrainingProgress(PaperModel model, PrintWriter out) {
        this.model = model;
        this.out = out;
    }

    void tell(Progress progress) {
        int epochs = model.training().epochs();
        double seconds = (System.nanoTime() - start) * 1e-9;
        boolean goesOn = before < 0 && progress.epoch() > 1;
        before = before < 0 ? progress.epoch() - (goesOn ? 0 : 1) : before;
        String heldOut = progress.heldOut().isPresent()
                ? String.format(
                        Locale.ROOT,
                        " (%.4f on what is held out)",
                        progress.heldOut().getAsDouble())
                : "";
        String left = goesOn
                ? "done before; going on"
                : String.format(
                        Locale.ROOT,
                        "%.0f s, %s %.0f s left",
                        seconds,
                        heldOut.isEmpty() ? "about" : "at most",
                        seconds / (progress.epoch() - before) * (epochs - progress.epoch()));
        out.printf(
                Locale.ROOT,
                "%s: epoch %d of %d, loss %.4f%s, %s%n",
                model.name(),
                progress.epoch(),
                epochs,
                progress.loss(),
                heldOut,
                left);
        out.flush();
    }
}
