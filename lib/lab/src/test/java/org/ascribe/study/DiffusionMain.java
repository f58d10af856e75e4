package org.ascribe.study;

import java.nio.file.Path;
import org.ascribe.result.ResultStore;
import org.ascribe.result.Scale;

/** A process to be killed: runs {@link Diffusion} at paper scale against the store it is given, a line per finished task. */
final class DiffusionMain {
    private DiffusionMain() {}

    public static void main(String[] arguments) {
        try (ResultStore store = ResultStore.open(Path.of(arguments[0]))) {
            new Runner(store, new PrintingListener()).run(new Diffusion(7, 200_000), Scale.PAPER);
        }
    }

    private static final class PrintingListener implements RunListener {
        @Override
        public void starts(String line, int before, int total) {
            System.out.println(line);
        }

        @Override
        public void progress(int done, int total, double seconds, double secondsLeft) {
            System.out.println(done);
        }
    }
}
