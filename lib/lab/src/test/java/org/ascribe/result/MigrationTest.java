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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stores that older Ascribes made, by their own statements. */
class MigrationTest {
    private static final Provenance PROVENANCE = new Provenance("0.1.0", "PyTorch 2.5.1", "cpu", "17");

    /** With these two kinds of keys the first Ascribes made their runs; both say that they are of schema 1. */
    private static final String REUSED = "INTEGER PRIMARY KEY";

    private static final String NEVER_REUSED = "INTEGER PRIMARY KEY AUTOINCREMENT";

    private static List<String> tables(String key) {
        return List.of(
                """
                CREATE TABLE runs (
                    id %s,
                    study TEXT NOT NULL,
                    identity TEXT NOT NULL, -- SHA-256 of settings, library, engine and device
                    settings TEXT NOT NULL, -- canonical JSON
                    library TEXT NOT NULL,
                    engine TEXT NOT NULL,
                    device TEXT NOT NULL,
                    java TEXT NOT NULL,
                    created TEXT NOT NULL,
                    used TEXT NOT NULL,
                    UNIQUE (study, identity)
                ) STRICT
                """.formatted(key),
                """
                CREATE TABLE tasks (
                    id INTEGER PRIMARY KEY,
                    run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
                    key TEXT NOT NULL,
                    finished TEXT NOT NULL,
                    seconds REAL NOT NULL,
                    UNIQUE (run, key)
                ) STRICT
                """,
                """
                CREATE TABLE rows (
                    task INTEGER NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
                    position INTEGER NOT NULL,
                    data TEXT NOT NULL, -- flat JSON5; read a value with data ->> 'name'
                    PRIMARY KEY (task, position)
                ) STRICT, WITHOUT ROWID
                """,
                """
                CREATE VIEW rows_with_provenance AS
                SELECT runs.id AS run, runs.study, tasks.key AS task, rows.position, rows.data,
                    runs.settings, runs.settings ->> 'seed' AS seed,
                    (SELECT json_group_object(substr(key, 7), value) FROM json_each(runs.settings)
                        WHERE key LIKE 'model.%') AS models,
                    runs.library, runs.engine, runs.device, tasks.finished, tasks.seconds
                FROM rows JOIN tasks ON tasks.id = rows.task JOIN runs ON runs.id = tasks.run
                """,
                "PRAGMA application_id = " + 0x41736372,
                "PRAGMA user_version = 1",
                "PRAGMA journal_mode = WAL");
    }

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("results.db");
    }

    /** Three runs, of which the last was deleted; the first has tasks with two rows, one and none. */
    private void old(String key) throws SQLException {
        List<String> statements = new ArrayList<>(tables(key));
        for (int run = 1; run <= 3; run++) {
            statements.add(("INSERT INTO runs (study, identity, settings, library, engine, device, java, created, used)"
                            + " VALUES ('table-3', '%s', '{\"seed\":%d}', '0.1.0', 'PyTorch 2.5.1', 'cpu', '17',"
                            + " '2026-01-0%dT00:00:00.000Z', '2026-02-0%dT00:00:00.000Z')")
                    .formatted(Run.identity(Settings.NONE.with("seed", run), PROVENANCE), run, run, run));
        }
        statements.add("DELETE FROM runs WHERE id = 3");
        for (String task : List.of("a", "b", "c")) {
            statements.add("INSERT INTO tasks (run, key, finished, seconds) VALUES (1, '" + task
                    + "', '2026-01-01T00:00:01.000Z', 0.5)");
        }
        statements.add("INSERT INTO rows VALUES (1, 0, '{\"method\":\"IG\",\"change\":0.30000000000000004}'),"
                + " (1, 1, '{\"method\":\"GI\",\"change\":NaN}'), (2, 0, '{\"image\":3}')");
        execute(statements);
    }

    @ParameterizedTest
    @ValueSource(strings = {REUSED, NEVER_REUSED})
    void anOldStoreIsReadAsItWas(String key) throws SQLException {
        old(key);
        execute(List.of("CREATE VIEW mine AS SELECT id FROM runs"));
        try (ResultStore store = ResultStore.open(file)) {
            assertThat(store.runs()).extracting(Run::id).containsExactly(2L, 1L);
            Run run = store.run(1).orElseThrow();
            assertThat(run.settings()).isEqualTo(Settings.NONE.with("seed", 1));
            assertThat(run.provenance()).isEqualTo(PROVENANCE);
            assertThat(run.created()).isEqualTo("2026-01-01T00:00:00Z");
            assertThat(store.rows(run))
                    .containsExactly(
                            Map.entry(
                                    "a",
                                    List.of(
                                            Row.of("method", "IG").and("change", 0.1 + 0.2),
                                            Row.of("method", "GI").and("change", Double.NaN))),
                            Map.entry("b", List.of(Row.of("image", 3))),
                            Map.entry("c", List.of()));
            // A study goes on with the run it had.
            assertThat(store.begin("table-3", Settings.NONE.with("seed", 2), PROVENANCE)
                            .id())
                    .isEqualTo(2);
        }
        assertThat(query("SELECT count(*) FROM rows_with_provenance WHERE study = 'table-3'"))
                .isEqualTo("3");
        assertThat(query("SELECT count(*) || ' of sum ' || sum(id) FROM mine")).isEqualTo("2 of sum 3");
        assertThat(query("PRAGMA user_version")).isEqualTo("2");
        assertThat(files()).containsExactly("results.db");
    }

    @ParameterizedTest
    @ValueSource(strings = {REUSED, NEVER_REUSED})
    void itIsAsGoodAsANewOne(String key) throws SQLException {
        old(key);
        try (ResultStore store = ResultStore.open(file)) {
            Run run = store.begin("figure-2", Settings.NONE, PROVENANCE);
            // The number of the deleted run is known only to tables that remember it.
            assertThat(run.id()).isEqualTo(key.equals(REUSED) ? 3 : 4);
            store.keep(run, "a", 0.5, List.of(Row.of("image", 1)));
            store.delete(run);
            assertThat(store.begin("figure-2", Settings.NONE, PROVENANCE).id()).isGreaterThan(run.id());
            store.delete(store.run(1).orElseThrow());
        }
        assertThat(query("SELECT count(*) FROM rows")).isEqualTo("0");
        assertThat(query("SELECT count(*) FROM tasks")).isEqualTo("0");
        Path fresh = folder.resolve("fresh.db");
        ResultStore.open(fresh).close();
        assertThat(definitions(file)).isEqualTo(definitions(fresh));
    }

    /** A table in the way stands for whatever may go wrong. */
    @Test
    void whatFailsLeavesTheStoreAsItWasAndACopy() throws Exception {
        old(REUSED);
        execute(List.of("CREATE TABLE runs_anew (id INTEGER)"));
        List<String> before = definitions(file);
        assertThatThrownBy(() -> ResultStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("it was not brought to schema 2 and was left as it is")
                .hasMessageContaining("results.db.schema-1");
        assertThat(definitions(file)).isEqualTo(before);
        assertThat(query("PRAGMA user_version")).isEqualTo("1");
        assertThat(query("SELECT count(*) FROM rows_with_provenance")).isEqualTo("3");

        Path copy = folder.resolve("results.db.schema-1");
        assertThat(definitions(copy)).containsAll(before);
        execute(List.of("DROP TABLE runs_anew"));
        try (ResultStore store = ResultStore.open(file)) {
            assertThat(store.rows(store.run(1).orElseThrow())).hasSize(3);
        }
        assertThat(files()).containsExactly("results.db");
    }

    @Test
    void rowsThatBelongToNothingAreNotPassedOver() throws Exception {
        old(REUSED);
        execute(List.of("PRAGMA foreign_keys = OFF", "DELETE FROM runs WHERE id = 1"));
        assertThatThrownBy(() -> ResultStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("rows would be lost");
        assertThat(query("SELECT count(*) FROM rows")).isEqualTo("3");
        assertThat(query("PRAGMA user_version")).isEqualTo("1");
    }

    @Test
    void aDamagedOldStoreIsReportedAndLeftAlone() throws Exception {
        old(REUSED);
        List<String> many = new ArrayList<>();
        for (int task = 0; task < 500; task++) {
            many.add("INSERT INTO tasks (run, key, finished, seconds) VALUES (1, 'task " + task + "', '', 1)");
        }
        execute(many);
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4096, bytes.length, (byte) 0xa5);
        Files.write(file, bytes);
        assertThatThrownBy(() -> ResultStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining("it was left as it is");
        assertThat(file).hasBinaryContent(bytes);
        assertThat(files()).containsExactly("results.db");
    }

    @Test
    void severalProcessesMayOpenItAtOnce() throws Exception {
        old(REUSED);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> open = () -> {
                try (ResultStore store = ResultStore.open(file)) {
                    return store.rows(store.run(1).orElseThrow()).size();
                }
            };
            for (Future<Integer> found : threads.invokeAll(List.of(open, open, open, open))) {
                assertThat(found.get()).isEqualTo(3);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(files()).containsExactly("results.db");
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of tables and views, as SQLite keeps them, but for spaces and how it quotes a name. */
    private static List<String> definitions(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")) {
            List<String> found = new ArrayList<>();
            while (result.next()) {
                found.add(result.getString(1)
                        .replaceAll("--.*", "")
                        .replaceAll("\\s+", " ")
                        .replace("\"", ""));
            }
            return found;
        }
    }

    private void execute(List<String> statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
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
