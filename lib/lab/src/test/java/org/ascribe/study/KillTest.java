package org.ascribe.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.ascribe.result.ResultStore;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Run;
import org.ascribe.result.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, really killed: what is left is whole, and what comes of it is what an undisturbed run would have left. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KillTest {
    private static final Diffusion STUDY = new Diffusion(7, 200_000);
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    @Test
    void afterThreeKillsTheRowsAreThoseOfAnUndisturbedRun() throws Exception {
        long seed = System.nanoTime();
        System.out.println("kill test: seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        Path disturbed = folder.resolve("disturbed.db");

        int before = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            // All within the first half, so that each kill leaves much to do.
            int share = Diffusion.PAPER_TASKS / (2 * KILLS);
            killAfter(disturbed, before + 1 + random.nextInt(share - 10), random.nextInt(4_000));
            int left = wholeTasks(disturbed);
            System.out.println("kill test: killed with " + left + " of " + Diffusion.PAPER_TASKS + " tasks finished");
            assertThat(left)
                    .as("tasks after kill %d", kill + 1)
                    .isGreaterThan(before)
                    .isLessThan(Diffusion.PAPER_TASKS);
            before = left;
        }
        assertThat(runToTheEnd(disturbed))
                .startsWith("continuing: " + before + " of " + Diffusion.PAPER_TASKS + " tasks were already done");

        Path undisturbed = folder.resolve("undisturbed.db");
        assertThat(runToTheEnd(undisturbed)).isEqualTo("starting: " + Diffusion.PAPER_TASKS + " tasks");
        List<String> expected = bits(rows(undisturbed));
        assertThat(expected).hasSize(3 * Diffusion.PAPER_TASKS).doesNotHaveDuplicates();
        assertThat(bits(rows(disturbed))).isEqualTo(expected);
    }

    @Test
    void twoProcessesAtOnceLeaveEachRowOnce() throws Exception {
        Path shared = folder.resolve("shared.db");
        Process one = start(shared);
        Process other = start(shared);
        drain(one);
        drain(other);
        assertThat(one.waitFor()).isZero();
        assertThat(other.waitFor()).isZero();

        Path alone = folder.resolve("alone.db");
        runToTheEnd(alone);
        try (ResultStore store = ResultStore.open(shared)) {
            assertThat(store.runs()).hasSize(1);
            assertThat(store.runs().get(0).rows()).isEqualTo(3L * Diffusion.PAPER_TASKS);
        }
        assertThat(bits(rows(shared))).isEqualTo(bits(rows(alone)));
    }

    @Test
    void aLogTornAnywhereCostsOnlyTheLastTasks() throws Exception {
        Path store = folder.resolve("torn.db");
        killAfter(store, 60, 500);
        byte[] log = Files.readAllBytes(folder.resolve("torn.db-wal"));
        SplittableRandom random = new SplittableRandom(System.nanoTime());
        int cuts = 40;
        List<Integer> left = new ArrayList<>();
        for (int cut = 1; cut <= cuts; cut++) {
            int length = (int) ((long) log.length * cut / cuts) - (cut < cuts ? random.nextInt(log.length / cuts) : 0);
            left.add(wholeTasks(copyWithLog(store, log, length)));
        }
        assertThat(left).isSorted().doesNotContain(Diffusion.PAPER_TASKS);
        assertThat(left.get(cuts - 1)).isGreaterThanOrEqualTo(60).isGreaterThan(left.get(cuts / 2));

        Path mended = copyWithLog(store, log, log.length * 2 / 3);
        assertThat(runToTheEnd(mended)).startsWith("continuing: ");
        Path alone = folder.resolve("alone.db");
        runToTheEnd(alone);
        assertThat(bits(rows(mended))).isEqualTo(bits(rows(alone)));
    }

    /** The store as a crash would leave it, with only this much of its write-ahead log. */
    private Path copyWithLog(Path store, byte[] log, int length) throws IOException {
        Path copy = Files.createTempDirectory(folder, "copy").resolve("store.db");
        Files.copy(store, copy);
        Files.write(copy.resolveSibling("store.db-wal"), Arrays.copyOf(log, length));
        return copy;
    }

    private void killAfter(Path store, int task, int micros) throws Exception {
        Process process = start(store);
        BufferedReader output = process.inputReader();
        output.readLine();
        for (String line = output.readLine(); Integer.parseInt(line) < task; line = output.readLine()) {
            assertThat(process.isAlive()).isTrue();
        }
        TimeUnit.MICROSECONDS.sleep(micros);
        process.destroyForcibly();
        assertThat(process.waitFor()).as("status of a killed process").isNotZero();
    }

    private String runToTheEnd(Path store) throws Exception {
        Process process = start(store);
        String first = drain(process);
        assertThat(process.waitFor()).isZero();
        return first;
    }

    private static String drain(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        String first = output.readLine();
        while (output.readLine() != null) {
            assertThat(first).isNotNull();
        }
        return first;
    }

    private Process start(Path store) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dorg.sqlite.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                DiffusionMain.class.getName(),
                store.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Counts finished tasks, and sees that none of them lacks a row. */
    private static int wholeTasks(Path file) {
        try (ResultStore store = ResultStore.open(file)) {
            Optional<Run> begun = store.latest(STUDY.name());
            if (begun.isEmpty()) {
                return 0;
            }
            Run run = begun.get();
            assertThat(store.rows(run).values())
                    .allSatisfy(rows -> assertThat(rows).hasSize(3));
            return (int) run.tasks();
        }
    }

    private static Rows rows(Path file) {
        try (ResultStore store = ResultStore.open(file)) {
            Outcome outcome = new Runner(store, RunListener.SILENT).run(STUDY, Scale.PAPER);
            assertThat(outcome.before()).as("tasks read, not run again").isEqualTo(Diffusion.PAPER_TASKS);
            return outcome.rows();
        }
    }

    /** Each row with the raw bits of its doubles: equal means equal to the last bit, −0.0 and NaN too. */
    private static List<String> bits(Rows rows) {
        return rows.list().stream().map(KillTest::bits).toList();
    }

    private static String bits(Row row) {
        return row.columns() + " "
                + row.values().stream()
                        .map(v -> v instanceof Double d ? Long.toHexString(Double.doubleToRawLongBits(d)) : v)
                        .toList();
    }
}
