package org.ascribe.result;

import java.nio.file.Path;
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
    private final Sql sql;

    private ResultStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * Opens a store, making it if there is none. One that an older Ascribe made is brought to the tables of this one, with all its rows,
     * in one transaction; a copy lies beside it until that has succeeded.
     *
     * @param file the file
     * @return the store, to be closed
     * @throws StoreException if the file is something else, damaged, made by a newer version, or cannot be brought to the tables of this
     *     one; it is left as it is
     */
    public static ResultStore open(Path file) {
        return new ResultStore(new Sql(file, Schema.open(file)));
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
        return sql.file();
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
        String identity = Run.identity(settings, provenance);
        String now = now();
        sql.update(
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
    }

    /**
     * All runs.
     *
     * @return the last used first
     */
    public List<Run> runs() {
        return runs("");
    }

    /**
     * A run by its number.
     *
     * @param id its number
     * @return the run, if there is one
     */
    public Optional<Run> run(long id) {
        return runs("WHERE runs.id = ?", id).stream().findFirst();
    }

    /**
     * The run of a study that was asked for last.
     *
     * @param study name of the study
     * @return the run, if there is one
     */
    public Optional<Run> latest(String study) {
        return runs("WHERE study = ?", study).stream().findFirst();
    }

    /**
     * The tasks of a run that are done.
     *
     * @param run a run
     * @return when each was finished, by key
     */
    public Map<String, Instant> finished(Run run) {
        Map<String, Instant> finished = new HashMap<>();
        sql.query(
                row -> finished.put(row.getString(1), Instant.parse(row.getString(2))),
                "SELECT key, finished FROM tasks WHERE run = ?",
                run.id());
        return finished;
    }

    /**
     * Whether a task is done, by this process or another.
     *
     * @param run a run
     * @param key the task's key
     * @return true if its rows are here
     */
    public boolean isFinished(Run run, String key) {
        List<Boolean> found = new ArrayList<>();
        sql.query(row -> found.add(true), "SELECT 1 FROM tasks WHERE run = ? AND key = ?", run.id(), key);
        return !found.isEmpty();
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
        boolean[] first = new boolean[1];
        sql.transaction(() -> first[0] = insert(run, key, seconds, rows));
        return first[0];
    }

    /**
     * The rows of a run by task.
     *
     * @param run a run
     * @return the rows of each finished task by its key, in the order of the keys
     */
    public Map<String, List<Row>> rows(Run run) {
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        sql.query(
                row -> {
                    List<Row> ofTask = rows.computeIfAbsent(row.getString(1), key -> new ArrayList<>());
                    String data = row.getString(2);
                    if (data != null) {
                        ofTask.add(Json.row(data));
                    }
                },
                """
                SELECT tasks.key, rows.data FROM tasks LEFT JOIN rows ON rows.task = tasks.id
                WHERE tasks.run = ? ORDER BY tasks.key, rows.position
                """,
                run.id());
        return rows;
    }

    /**
     * Deletes a run with all its tasks and rows.
     *
     * @param run a run
     */
    public void delete(Run run) {
        sql.update("DELETE FROM runs WHERE id = ?", run.id());
    }

    @Override
    public void close() {
        sql.close();
    }

    private boolean insert(Run run, String key, double seconds, List<Row> rows) {
        int inserted = sql.update(
                "INSERT INTO tasks (run, key, finished, seconds) VALUES (?, ?, ?, ?) ON CONFLICT (run, key) DO NOTHING",
                run.id(),
                key,
                now(),
                seconds);
        if (inserted == 1) {
            List<Object[]> values = new ArrayList<>();
            rows.forEach(row -> values.add(new Object[] {values.size(), Json.write(row), run.id(), key}));
            sql.updateAll(
                    "INSERT INTO rows (task, position, data) SELECT id, ?, ? FROM tasks WHERE run = ? AND key = ?",
                    values);
        }
        return inserted == 1;
    }

    private List<Run> runs(String where, Object... arguments) {
        List<Run> runs = new ArrayList<>();
        sql.query(row -> runs.add(run(row)), """
                SELECT runs.id, study, settings, library, engine, device, java, created, used,
                    (SELECT count(*) FROM tasks WHERE run = runs.id),
                    (SELECT count(*) FROM tasks JOIN rows ON rows.task = tasks.id WHERE run = runs.id)
                FROM runs %s ORDER BY used DESC, runs.id DESC
                """.formatted(where), arguments);
        return runs;
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getLong(1),
                row.getString(2),
                Settings.parse(row.getString(3)),
                new Provenance(row.getString(4), row.getString(5), row.getString(6), row.getString(7)),
                Instant.parse(row.getString(8)),
                Instant.parse(row.getString(9)),
                row.getLong(10),
                row.getLong(11));
    }

    /** Milliseconds always written, so that the texts sort as the times do. */
    private static String now() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String text = now.toString();
        return text.length() == "2000-01-01T00:00:00Z".length() ? text.replace("Z", ".000Z") : text;
    }
}
