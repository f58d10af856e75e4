package org.ascribe.study;

import java.util.Objects;
import java.util.function.Consumer;
import org.ascribe.view.Progress;
import org.jspecify.annotations.Nullable;

/** Progress of a run where its reader looks: updated in place in a notebook or a terminal, lines elsewhere. */
final class ShownProgress implements RunListener, AutoCloseable {
    private final String label;
    private final Consumer<String> says;
    /** Null before the start. */
    private @Nullable Progress progress;

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
        Objects.requireNonNull(progress, "starts").update(done, total);
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
    }
}
