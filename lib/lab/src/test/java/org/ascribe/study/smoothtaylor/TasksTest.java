package org.ascribe.study.smoothtaylor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.BaseNDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ascribe.result.Scale;
import org.ascribe.study.Task;
import org.ascribe.zoo.PictureModel;
import org.junit.jupiter.api.Test;

class TasksTest {

    /** Whose networks can be looked at. */
    private record Watched(Subject subject, List<PictureModel> loaded) implements Subject {
        @Override
        public String model() {
            return subject.model();
        }

        @Override
        public PictureModel load() {
            loaded.add(subject.load());
            return loaded.get(loaded.size() - 1);
        }

        @Override
        public Pictures pictures() {
            return subject.pictures();
        }
    }

    @Test
    void aStudyHoldsNoMoreAfterManyPicturesThanAfterOne() {
        Watched subject = new Watched(new TinySubject(), new ArrayList<>());
        try (Stream<Task> stream = new SaliencyMaps(subject, 2, 0.5, 4, 3).tasks(Scale.LESSON)) {
            List<Task> tasks = stream.toList();
            BaseNDManager manager =
                    (BaseNDManager) subject.loaded().get(0).model().manager();
            int before = manager.getManagedArrays().size();
            for (int round = 0; round < 5; round++) {
                for (Task task : tasks) {
                    task.work().get();
                    assertThat(manager.getManagedArrays()).hasSize(before);
                }
            }
            assertThat(tasks).hasSize(3);
        }
    }
}
