package org.ascribe.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultStoreTest {
    private static final Settings SETTINGS =
            Settings.NONE.with("seed", 7).withModel("M-sg", "ab12").withModel("C-sg", "cd34");
    private static final Provenance PROVENANCE = new Provenance("1.0", "PyTorch 2.7.1", "cpu", "17");
    private static final List<Row> ROWS = List.of(
            Row.of("method", "IG").and("image", 3).and("change", 0.1 + 0.2),
            Row.of("method", "GI").and("image", 3).and("change", Double.NaN));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("deep/down/results.db");
    }

    @Test
    void whatIsKeptIsThereAfterReopening() {
        try (ResultStore store = ResultStore.open(file)) {
            Run run = store.begin("table-3", SETTINGS, PROVENANCE);
            assertThat(store.keep(run, "b", 0.5, ROWS)).isTrue();
            assertThat(store.keep(run, "a", 0.5, List.of())).isTrue();
        }
        try (ResultStore store = ResultStore.open(file)) {
            Run run = store.latest("table-3").orElseThrow();
            assertThat(run.settings()).isEqualTo(SETTINGS);
            assertThat(run.provenance()).isEqualTo(PROVENANCE);
            assertThat(run.tasks()).isEqualTo(2);
            assertThat(run.rows()).isEqualTo(2);
            assertThat(store.rows(run)).containsExactly(Map.entry("a", List.of()), Map.entry("b", ROWS));
            assertThat(store.finished(run)).containsOnlyKeys("a", "b");
        }
        assertThat(filesBeside()).containsExactly("results.db");
    }

    @Test
    void aTaskIsKeptOnce() {
        try (ResultStore store = ResultStore.open(file)) {
            Run run = store.begin("table-3", SETTINGS, PROVENANCE);
            store.keep(run, "a", 0.5, ROWS);
            assertThat(store.keep(run, "a", 0.5, List.of(Row.of("other", 1)))).isFalse();
            assertThat(store.rows(run)).containsEntry("a", ROWS);
        }
    }

    @Test
    void aTaskWhoseRowsFailLeavesNothing() throws SQLException {
        try (ResultStore store = ResultStore.open(file)) {
            Run run = store.begin("table-3", SETTINGS, PROVENANCE);
            // The second row cannot be kept: the first must go with it.
            execute("CREATE TRIGGER full BEFORE INSERT ON rows WHEN NEW.position = 1"
                    + " BEGIN SELECT RAISE(ABORT, 'disk full'); END");
            assertThatThrownBy(() -> store.keep(run, "a", 0.5, ROWS)).isInstanceOf(StoreException.class);
            assertThat(store.isFinished(run, "a")).isFalse();
            execute("DROP TRIGGER full");
            assertThat(store.keep(run, "a", 0.5, ROWS)).isTrue();
            assertThat(store.rows(run)).containsEntry("a", ROWS);
        }
    }

    @Test
    void sameSettingsAreTheSameRunAndOthersAreNot() {
        try (ResultStore store = ResultStore.open(file)) {
            Run run = store.begin("table-3", SETTINGS, PROVENANCE);
            Provenance otherJava = new Provenance("1.0", "PyTorch 2.7.1", "cpu", "25");
            Provenance otherDevice = new Provenance("1.0", "PyTorch 2.7.1", "gpu", "17");
            assertThat(store.begin("table-3", SETTINGS, otherJava).id()).isEqualTo(run.id());
            assertThat(store.begin("table-3", SETTINGS.with("seed", 8), PROVENANCE)
                            .id())
                    .isNotEqualTo(run.id());
            Run other = store.begin("table-3", SETTINGS, otherDevice);
            assertThat(other.id()).isNotEqualTo(run.id());
            assertThat(other.changesSince(run)).containsExactly("device: cpu → gpu");
            assertThat(store.runs()).hasSize(3);
        }
    }

    @Test
    void deletingARunTakesItsRowsAndNoOthers() throws SQLException {
        try (ResultStore store = ResultStore.open(file)) {
            Run run = store.begin("table-3", SETTINGS, PROVENANCE);
            Run other = store.begin("figure-2", SETTINGS, PROVENANCE);
            store.keep(run, "a", 0.5, ROWS);
            store.keep(other, "a", 0.5, ROWS);
            store.delete(run);
            assertThat(store.runs()).extracting(Run::study).containsExactly("figure-2");
            assertThat(query("SELECT count(*) FROM rows")).isEqualTo("2");
            assertThatThrownBy(() -> store.keep(run, "b", 0.5, ROWS))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("the run was deleted meanwhile");
        }
    }

    @Test
    void sqlSeesEachRowWithItsProvenance() throws SQLException {
        try (ResultStore store = ResultStore.open(file)) {
            store.keep(store.begin("table-3", SETTINGS, PROVENANCE), "a", 0.5, ROWS);
        }
        assertThat(query(
                        "SELECT study || ' ' || task || ' ' || seed || ' ' || models || ' ' || library || ' ' || engine"
                                + " || ' ' || device FROM rows_with_provenance WHERE data ->> 'method' = 'IG'"))
                .isEqualTo("table-3 a 7 {\"C-sg\":\"cd34\",\"M-sg\":\"ab12\"} 1.0 PyTorch 2.7.1 cpu");
        assertThat(query("SELECT data ->> 'change' FROM rows_with_provenance WHERE position = 0"))
                .isEqualTo("0.30000000000000004");
        assertThat(query("SELECT data ->> 'change' FROM rows_with_provenance WHERE position = 1"))
                .isNull();
    }

    @Test
    void aTextFileIsRefusedAndLeftAlone() throws IOException {
        Files.createDirectories(file.getParent());
        for (String text : List.of("hello", "image,method,change\n".repeat(1000))) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> ResultStore.open(file))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith(file + " is not a results store");
            assertThat(file).hasContent(text);
        }
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefusedAndLeftAlone() throws Exception {
        Files.createDirectories(file.getParent());
        execute("CREATE TABLE bookmarks (url TEXT)");
        refused("is a database of another program");
    }

    @Test
    void anEmptyFileIsRefusedAndLeftAlone() throws Exception {
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        refused("is a database of another program");
    }

    @Test
    void aNewerStoreIsRefusedAndLeftAlone() throws Exception {
        ResultStore.open(file).close();
        execute("PRAGMA user_version = 3");
        refused("was made by a newer Ascribe (schema 3, this one knows 2)");
    }

    @Test
    void aStoreOfNoSchemaIsRefusedAndLeftAlone() throws Exception {
        ResultStore.open(file).close();
        execute("PRAGMA user_version = 0");
        refused("says that it is of schema 0, which no Ascribe has made");
    }

    @Test
    void aDamagedStoreIsReportedAndLeftAlone() throws Exception {
        try (ResultStore store = ResultStore.open(file)) {
            Run run = store.begin("table-3", SETTINGS, PROVENANCE);
            for (int task = 0; task < 500; task++) {
                store.keep(run, "task " + task, 0.5, ROWS);
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4096, bytes.length, (byte) 0xa5);
        Files.write(file, bytes);
        refused("is damaged");
    }

    private void refused(String why) throws IOException {
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> ResultStore.open(file).runs())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("it was left as it is");
        assertThat(file).hasBinaryContent(before);
    }

    private List<String> filesBeside() {
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.map(f -> f.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
