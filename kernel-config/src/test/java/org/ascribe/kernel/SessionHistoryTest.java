package org.ascribe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager.ResultFlag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionHistoryTest {
    private final SessionHistory history = new SessionHistory();

    @BeforeEach
    void fill() {
        history.add(1, "int a", "");
        history.add(2, "a + 1", "2");
        history.add(3, "a.b", "x");
        history.add(4, "a + 1", "2");
    }

    @Test
    void givesTheTail() {
        assertThat(inputs(history.lookupTail(2, Set.of()))).containsExactly("a.b", "a + 1");
        assertThat(inputs(history.lookupTail(9, Set.of()))).hasSize(4);
    }

    @Test
    void givesARangeOfTheCurrentSession() {
        assertThat(inputs(history.lookupRange(0, 2, 4, Set.of()))).containsExactly("a + 1", "a.b");
        assertThat(history.lookupRange(-1, 1, 4, Set.of())).isEmpty();
    }

    @Test
    void searchesByGlobNotByRegularExpression() {
        assertThat(inputs(history.search("a.*", 9, Set.of()))).containsExactly("a.b");
        assertThat(inputs(history.search("a*1", 9, Set.of(ResultFlag.UNIQUE)))).containsExactly("a + 1");
    }

    @Test
    void givesOutputsOnRequest() {
        assertThat(history.lookupTail(1, Set.of()).get(0).hasOutput()).isFalse();
        assertThat(history.lookupTail(1, Set.of(ResultFlag.INCLUDE_OUTPUT))
                        .get(0)
                        .getOutput())
                .isEqualTo("2");
    }

    private static List<String> inputs(List<HistoryEntry> entries) {
        return entries.stream().map(HistoryEntry::getInput).toList();
    }
}
