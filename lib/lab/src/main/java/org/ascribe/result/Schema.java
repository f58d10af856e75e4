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

/** The file of a results store: how it is made, recognised and opened. */
final class Schema {
    private static final int BUSY_MILLIS = 60_000;

    private Schema() {}

    /** Opens the store in this file; makes it first if there is none, and brings it to the tables of today if it is older. */
    static Connection open(Path file) {
        if (Files.notExists(file)) {
            create(file);
        }
        if (version(file) < StoreTables.VERSION) {
            Migration.of(file);
        }
        return connect(file, true);
    }

    /** Of a store that this Ascribe can read. */
    private static long version(Path file) {
        try (Connection connection = connect(file, true)) {
            return recognise(connection, file);
        } catch (SQLException e) {
            throw failure(file, e);
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
            try (Connection connection = connect(unfinished, true);
                    Statement statement = connection.createStatement()) {
                for (String sql : StoreTables.all()) {
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

    static Connection connect(Path file, boolean foreignKeys) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(foreignKeys);
        // A finished task survives a power cut too: one sync each is little beside what a task costs.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        // Two writers that read first and lock later would deadlock; locking first, one waits.
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        try {
            return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    private static long recognise(Connection connection, Path file) throws SQLException {
        if (pragma(connection, "application_id") != StoreTables.APPLICATION) {
            throw new StoreException(
                    file + " is a database of another program; it was left as it is. Move it away or name another");
        }
        long version = pragma(connection, "user_version");
        if (version > StoreTables.VERSION) {
            throw new StoreException(file + " was made by a newer Ascribe (schema " + version + ", this one knows "
                    + StoreTables.VERSION + "); it was left as it is. Use the newer version or name another file");
        }
        if (version < 1) {
            throw new StoreException(file + " says that it is of schema " + version
                    + ", which no Ascribe has made; it was left as it is. Move it away or name another");
        }
        return version;
    }

    private static long pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA " + name)) {
            return result.getLong(1);
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
