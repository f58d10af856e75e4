package org.ascribe.study.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The results of all studies in one SQLite file.
 *
 * <p>A task and its rows are one transaction: they are there together or not at all, whatever kills the process. Several
 * processes may write at once; a task finished by two is kept once. Not meant for network file systems, which cannot share
 * SQLite's write-ahead log. One instance belongs to one thread.
 */
public final class ResultStore implements AutoCloseable {
    private final Path file;
    private final Connection connection;

    private ResultStore(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens a store, making it if there is none.
     *
     * @param file the file
     * @return the store, to be closed
     * @throws StoreException if the file is something else, damaged, or made by a newer version; it is left as it is
     */
    public static ResultStore open(Path file) {
        return new ResultStore(file, Schema.open(file));
    }

    /**
     * Where the store is in a home folder.
     *
     * @param home the folder that holds all Ascribe makes
     * @return {@code results/results.db} in it
     */
    public static Path fileIn(Path home) {
        return home.resolve("results").resolve("results.db");
    }

    /**
     * The file of this store.
     *
     * @return its path
     */
    public Path file() {
        return file;
    }

    /**
     * The run for these settings on this library, engine and device: the one there is, or a new one.
     *
     * @param study name of the study
     * @param settings everything that decides its numbers
     * @param provenance what will compute them
     * @return the run, marked as used now
     */
    public Run begin(String study, Settings settings, Provenance provenance) {
        return ask(() -> {
            String identity = Run.identity(settings, provenance);
            String now = now();
            update(
                    """
                    INSERT INTO runs (study, identity, settings, library, engine, device, java, created, used)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (study, identity) DO UPDATE SET used = excluded.used
                    """,
                    study,
                    identity,
                    settings.json(),
                    provenance.library(),
                    provenance.engine(),
                    provenance.device(),
                    provenance.java(),
                    now,
                    now);
            return runs("WHERE study = ? AND identity = ?", study, identity).get(0);
        });
    }

    /**
     * All runs.
     *
     * @return the last used first
     */
    public List<Run> runs() {
        return ask(() -> runs(""));
    }

    /**
     * A run by its number.
     *
     * @param id its number
     * @return the run, if there is one
     */
    public Optional<Run> run(long id) {
        return ask(() -> runs("WHERE runs.id = ?", id)).stream().findFirst();
    }

    /**
     * The run of a study that was asked for last.
     *
     * @param study name of the study
     * @return the run, if there is one
     */
    public Optional<Run> latest(String study) {
        return ask(() -> runs("WHERE study = ?", study)).stream().findFirst();
    }

    /**
     * The tasks of a run that are done.
     *
     * @param run a run
     * @return when each was finished, by key
     */
    public Map<String, Instant> finished(Run run) {
        return ask(() -> {
            Map<String, Instant> finished = new HashMap<>();
            try (PreparedStatement query = prepare("SELECT key, finished FROM tasks WHERE run = ?", run.id());
                    ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    finished.put(result.getString(1), Instant.parse(result.getString(2)));
                }
            }
            return finished;
        });
    }

    /**
     * Whether a task is done, by this process or another.
     *
     * @param run a run
     * @param key the task's key
     * @return true if its rows are here
     */
    public boolean isFinished(Run run, String key) {
        return ask(() -> {
            try (PreparedStatement query = prepare("SELECT 1 FROM tasks WHERE run = ? AND key = ?", run.id(), key);
                    ResultSet result = query.executeQuery()) {
                return result.next();
            }
        });
    }

    /**
     * Keeps a finished task and its rows, in one transaction.
     *
     * @param run the run it belongs to
     * @param key the task's key
     * @param seconds what it took
     * @param rows what it found
     * @return false if another process had finished the same task before; then nothing changes
     */
    public boolean keep(Run run, String key, double seconds, List<Row> rows) {
        return ask(() -> {
            connection.setAutoCommit(false);
            try {
                boolean first = insert(run, key, seconds, rows);
                connection.commit();
                return first;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        });
    }

    /**
     * The rows of a run by task.
     *
     * @param run a run
     * @return the rows of each finished task by its key, in the order of the keys
     */
    public Map<String, List<Row>> rows(Run run) {
        return ask(() -> {
            Map<String, List<Row>> rows = new LinkedHashMap<>();
            String sql = """
                    SELECT tasks.key, rows.data FROM tasks LEFT JOIN rows ON rows.task = tasks.id
                    WHERE tasks.run = ? ORDER BY tasks.key, rows.position
                    """;
            try (PreparedStatement query = prepare(sql, run.id());
                    ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    List<Row> ofTask = rows.computeIfAbsent(result.getString(1), key -> new ArrayList<>());
                    String data = result.getString(2);
                    if (data != null) {
                        ofTask.add(Json.row(data));
                    }
                }
            }
            return rows;
        });
    }

    /**
     * Deletes a run with all its tasks and rows.
     *
     * @param run a run
     */
    public void delete(Run run) {
        ask(() -> update("DELETE FROM runs WHERE id = ?", run.id()));
    }

    @Override
    public void close() {
        ask(() -> {
            connection.close();
            return null;
        });
    }

    private boolean insert(Run run, String key, double seconds, List<Row> rows) throws SQLException {
        int inserted = update(
                "INSERT INTO tasks (run, key, finished, seconds) VALUES (?, ?, ?, ?) ON CONFLICT (run, key) DO NOTHING",
                run.id(),
                key,
                now(),
                seconds);
        if (inserted == 0) {
            return false;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO rows (task, position, data) SELECT id, ?, ? FROM tasks WHERE run = ? AND key = ?")) {
            for (int i = 0; i < rows.size(); i++) {
                bind(insert, i, Json.write(rows.get(i)), run.id(), key);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return true;
    }

    private List<Run> runs(String where, Object... arguments) throws SQLException {
        String sql = """
                SELECT runs.id, study, settings, library, engine, device, java, created, used,
                    (SELECT count(*) FROM tasks WHERE run = runs.id),
                    (SELECT count(*) FROM tasks JOIN rows ON rows.task = tasks.id WHERE run = runs.id)
                FROM runs %s ORDER BY used DESC, runs.id DESC
                """.formatted(where);
        List<Run> runs = new ArrayList<>();
        try (PreparedStatement query = prepare(sql, arguments);
                ResultSet r = query.executeQuery()) {
            while (r.next()) {
                Provenance provenance = new Provenance(r.getString(4), r.getString(5), r.getString(6), r.getString(7));
                runs.add(new Run(
                        r.getLong(1),
                        r.getString(2),
                        Settings.parse(r.getString(3)),
                        provenance,
                        Instant.parse(r.getString(8)),
                        Instant.parse(r.getString(9)),
                        r.getLong(10),
                        r.getLong(11)));
            }
        }
        return runs;
    }

    private int update(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement update = prepare(sql, arguments)) {
            return update.executeUpdate();
        }
    }

    private PreparedStatement prepare(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        bind(statement, arguments);
        return statement;
    }

    private static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }

    /** Milliseconds always written, so that the texts sort as the times do. */
    private static String now() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String text = now.toString();
        return text.length() == "2000-01-01T00:00:00Z".length() ? text.replace("Z", ".000Z") : text;
    }

    private <T> T ask(Question<T> question) {
        try {
            return question.answer();
        } catch (SQLException e) {
            throw Schema.failure(file, e);
        }
    }

    private interface Question<T> {
        T answer() throws SQLException;
    }
}
