package org.ascribe.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ascribe.engine.UnderPressure;
import org.ascribe.result.Scale;

/** Tasks of a study, in quiet and while another thread collects garbage without pause. */
public final class StudyUnderPressure {

    private StudyUnderPressure() {}

    /**
     * Compares the rows of the first tasks to the last bit.
     *
     * @param study any that measures no times
     * @param tasks how many
     */
    public static void sameRows(Study study, int tasks) {
        try (Stream<Task> all = study.tasks(Scale.SMOKE)) {
            List<Task> some = all.limit(tasks).toList();
            UnderPressure.sameBits(() -> {
                Map<String, String> found = new LinkedHashMap<>();
                for (Task task : some) {
                    found.put(task.key(), task.work().get().toString());
                }
                return found;
            });
        }
    }
}
