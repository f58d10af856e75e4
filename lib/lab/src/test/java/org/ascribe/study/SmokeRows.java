package org.ascribe.study;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.stream.Stream;
import org.ascribe.file.Home;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;

/**
 * The rows of a study of digits at its smallest scale, computed once. Asked for before each test: an assumption before all of them
 * would end the class, and nobody would count it.
 */
public final class SmokeRows {

    private final Study study;
    private Rows rows;

    public SmokeRows(Study study) {
        this.study = study;
    }

    public Rows get() {
        assumeTrue(Files.exists(Home.folder().resolve("data/mnist/t10k-labels-idx1-ubyte")), "MNIST is not fetched");
        if (rows == null) {
            try (Stream<Task> tasks = study.tasks(Scale.SMOKE)) {
                rows = new Rows(
                        tasks.flatMap(task -> task.work().get().stream()).toList());
            }
        }
        return rows;
    }
}
