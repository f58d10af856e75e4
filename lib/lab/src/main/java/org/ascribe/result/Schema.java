package org.ascribe.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.ascribe.file.WholeFile;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** The tables of a results store: how the file is made, recognised and opened. */
final class Schema {
    /** Stands in the header of the file: "Ascr". */
    static final int APPLICATION = 0x41736372;

    static final int VERSION = 1;

    private static final int BUSY_MILLIS = 60_000;

    private static final String[] TABLES = {
        """
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY AUTOINCREMENT, -- a deleted run's number is never given again
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
        """, """
        CREATE TABLE tasks (
            id INTEGER PRIMARY KEY,
            run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            key TEXT NOT NULL,
            finished TEXT NOT NULL,
            seconds REAL NOT NULL,
            UNIQUE (run, key)
        ) STRICT
        """, """
        CREATE TABLE rows (
            task INTEGER NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            data TEXT NOT NULL, -- flat JSON5; read a value with data ->> 'name'
            PRIMARY KEY (task, position)
        ) STRICT, WITHOUT ROWID
        """, """
        CREATE VIEW rows_with_provenance AS
        SELECT runs.id AS run, runs.study, tasks.key AS task, rows.position, rows.data,
            runs.settings, runs.settings ->> 'seed' AS seed,
            (SELECT json_group_object(substr(key, 7), value) FROM json_each(runs.settings)
                WHERE key LIKE 'model.%') AS models,
            runs.library, runs.engine, runs.device, tasks.finished, tasks.seconds
        FROM rows JOIN tasks ON tasks.id = rows.task JOIN runs ON runs.id = tasks.run
        """, "PRAGMA application_id = " + APPLICATION, "PRAGMA user_version = " + VERSION
    };

    private Schema() {}

    /** Opens the store in this file; makes it first if there is none. */
    static Connection open(Path file) {
        if (Files.notExists(file)) {
            create(file);
        }
        Connection connection = null;
        try {
            connection = connect(file);
            recognise(connection, file);
            return connection;
        } catch (SQLException e) {
            close(connection);
            throw failure(file, e);
        } catch (StoreException e) {
            close(connection);
            throw e;
        }
    }

    /** What the database said, as one line for the reader. */
    static StoreException failure(Path file, SQLException e) {
        int code = e.getErrorCode() & 0xff;
        if (code == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return new StoreException(
                    file
                            + " is not a results store (no SQLite file); it was left as it is. Move it away or name another",
                    e);
        }
        if (code == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return new StoreException(
                    file + " is damaged (" + e.getMessage() + "); it was left as it is. Move it away to start anew;"
                            + " 'sqlite3 FILE .recover' may save its rows",
                    e);
        }
        if (code == SQLiteErrorCode.SQLITE_CONSTRAINT.code) {
            return new StoreException(
                    "results store " + file + ": the run was deleted meanwhile; run the study again", e);
        }
        return new StoreException("results store " + file + ": " + e.getMessage(), e);
    }

    /** Made under another name and linked into place, so that the store is there whole or not at all. */
    private static void create(Path file) {
        Path absolute = file.toAbsolutePath();
        Path unfinished = WholeFile.beside(absolute);
        try {
            Files.createDirectories(absolute.getParent());
            try (Connection connection = connect(unfinished);
                    Statement statement = connection.createStatement()) {
                for (String sql : TABLES) {
                    statement.execute(sql);
                }
                // The file remembers this mode: writers do not wait for readers, and a commit is one append.
                statement.execute("PRAGMA journal_mode = WAL");
            }
            link(unfinished, absolute);
        } catch (SQLException e) {
            throw failure(file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the results store " + file, e);
        } finally {
            delete(unfinished);
        }
    }

    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (UnsupportedOperationException e) {
            if (Files.notExists(to)) {
                Files.move(from, to);
            }
        } catch (FileAlreadyExistsException e) {
            return; // another process was first; its store is as good
        }
    }

    private static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        // A finished task survives a power cut too: one sync each is little beside what a task costs.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        // Two writers that read first and lock later would deadlock; locking first, one waits.
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    }

    private static void recognise(Connection connection, Path file) throws SQLException {
        if (pragma(connection, "application_id") != APPLICATION) {
            throw new StoreException(
                    file + " is a database of another program; it was left as it is. Move it away or name another");
        }
        long version = pragma(connection, "user_version");
        if (version > VERSION) {
            throw new StoreException(file + " was made by a newer Ascribe (schema " + version + ", this one knows "
                    + VERSION + "); it was left as it is. Use the newer version or name another file");
        }
    }

    private static long pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA " + name)) {
            return result.getLong(1);
        }
    }

    private static void close(Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // The reason for closing is the one worth telling.
            return;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }
}
