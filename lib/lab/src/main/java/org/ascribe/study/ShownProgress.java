package org.ascribe.study;

import java.util.function.Consumer;
import org.ascribe.view.Progress;

/** Progress of a run where its reader looks: updated in place in a notebook or a terminal, lines elsewhere. */
final class ShownProgress implements RunListener, AutoCloseable {
    private final String label;
    private final Consumer<String> says;
    private Progress progress;

    ShownProgress(String label, Consumer<String> says) {
        this.label = label;
        this.says = says;
    }

    @Override
    public void starts(String line, int before, int total) {
        says.accept(label + ": " + line);
        progress = Progress.of(label, before, total);
    }

    @Override
    public void progress(int done, int total, double seconds, double secondsLeft) {
        progress.update(done, total);
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
    }
}
