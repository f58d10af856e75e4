package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long MILLIS = 1_000_000;

    private final List<ProgressState> shown = new ArrayList<>();
    private long now = 17;

    @Test
    void showsAtMostFiveTimesASecondAndOnceAtTheEnd() {
        try (Progress p = new Progress("rows", 0, 10_000, () -> now, shown::add)) {
            for (int i = 0; i < 10_000; i++) {
                now += MILLIS;
                p.step();
            }
        }

        // Ten seconds, the first of them silent.
        assertThat(shown).hasSizeBetween(44, 47);
        for (int i = 1; i < shown.size() - 1; i++) {
            assertThat(shown.get(i).seconds() - shown.get(i - 1).seconds()).isGreaterThan(0.199);
        }
        assertThat(shown.get(shown.size() - 1).text()).endsWith("10000 done in 10 s");
    }

    @Test
    void whatIsQuickShowsNothing() {
        try (Progress p = new Progress("rows", 0, 9, () -> now, shown::add)) {
            for (int i = 0; i < 9; i++) {
                now += 100 * MILLIS;
                p.step();
            }
        }

        assertThat(shown).isEmpty();
    }

    @Test
    void saysWhereItStoppedAndOnlyOnce() {
        Progress p = new Progress("rows", 0, 4, () -> now, shown::add);
        now += 90_000 * MILLIS;
        p.step();
        p.close();
        p.close();
        p.step();

        assertThat(shown).hasSize(2);
        assertThat(shown.get(0).text()).endsWith("1/4, 1 min 30 s, 4 min 30 s left, 40/h");
        assertThat(shown.get(1).text()).endsWith("stopped at 1 of 4 after 1 min 30 s");
    }

    @Test
    void whatWasDoneBeforeDoesNotCountForTheTimeLeft() {
        Progress p = new Progress("rows", 120, 600, () -> now, shown::add);
        now += 10_000 * MILLIS;
        p.update(160, 600);

        assertThat(shown.get(0).text()).endsWith("160/600, 10 s, 1 min 50 s left, 4.0/s");
    }

    @Test
    void aTerminalLineIsWrittenOver() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ProgressDisplay terminal = ProgressDisplay.terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        terminal.show(new ProgressState("rows", 0, 5, 10, 3600, false));
        terminal.show(new ProgressState("rows", 0, 10, 10, 7200, true));

        String[] lines = bytes.toString(StandardCharsets.UTF_8).split("\r");
        assertThat(lines).hasSize(3);
        assertThat(lines[1]).startsWith("rows [############            ] 5/10");
        assertThat(lines[2].stripTrailing()).endsWith("10 done in 2 h 0 min");
        assertThat(lines[2].length()).isGreaterThanOrEqualTo(lines[1].length());
    }

    @Test
    void plainLinesComeEveryTenthOfTheWay() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ProgressDisplay lines = ProgressDisplay.lines(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        for (int i = 0; i <= 1000; i++) {
            lines.show(new ProgressState("rows", 0, i, 1000, i, i == 1000));
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines()).hasSize(10);
    }

    @Test
    void htmlIsWellFormed() throws Exception {
        String html = new ProgressState("a < b & c", 0, 1, 3, 5, false).html();

        assertThat(Xml.parse(html).getDocumentElement().getTextContent()).startsWith("a < b & c");
        assertThat(html).contains("width:33%");
    }

    @Test
    void nothingToDoIsDoneAndNonsenseIsRefused() {
        assertThat(new ProgressState("rows", 0, 0, 0, 2, true).text()).endsWith("0 done in 2.0 s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Progress.of("rows", 5, 4))
                .withMessage("done, total: 5 of 4; expected 0 ≤ done ≤ total");
    }
}
