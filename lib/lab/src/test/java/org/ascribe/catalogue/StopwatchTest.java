package org.ascribe.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.ascribe.result.Scale;
import org.junit.jupiter.api.Test;

class StopwatchTest {

    private final List<String> done = new ArrayList<>();

    private int count(String what) {
        done.add(what);
        return done.size();
    }

    @Test
    void theFirstResultIsKeptAndTheOthersAreTimedInTurn() {
        Stopwatch.Timed<Integer> timed = new Stopwatch(7, 0).time(() -> count("work"), () -> count("other"));

        assertThat(timed.result()).isEqualTo(1);
        assertThat(done).containsExactly("work", "other", "work", "other", "work", "other", "work");
        assertThat(timed.seconds()).isNotNegative();
    }

    @Test
    void workIsTimedAgainUntilItIsEnough() {
        new Stopwatch(7, 1e9).time(() -> count("work"), () -> {});

        assertThat(done).hasSize(1 + 7);
    }

    @Test
    void withoutRepetitionTheFirstRunIsTimed() {
        Stopwatch.Timed<Integer> timed = Stopwatch.of(Scale.SMOKE).time(() -> count("work"), () -> count("other"));

        assertThat(done).containsExactly("work", "other");
        assertThat(timed.seconds()).isPositive();
    }
}
