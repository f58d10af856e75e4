package org.ascribe.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.file.WholeFile;

/**
 * Brings a store that an older Ascribe made to the tables of this one: in one transaction, which other processes wait for, and with a
 * copy of the old store beside it until that has succeeded.
 *
 * @param file the store
 * @param sql on it; without foreign keys, for a table that is made anew must not take with it what refers to it
 */
record Migration(Path file, Sql sql) {

    /** Whatever becomes of it, the store is whole: as it was, or as it is to be. */
    static void of(Path file) {
        try (Sql sql = new Sql(file, Schema.connect(file, false))) {
            new Migration(file, sql).run();
        }
    }

    private void run() {
        List<Path> copies = new ArrayList<>();
        try {
            sql.transaction(() -> {
                long version = number("PRAGMA user_version");
                // Another process may have been first.
                if (version < StoreTables.VERSION) {
                    copies.add(copy(version));
                    upgrade();
                }
            });
        } catch (StoreException e) {
            throw copies.isEmpty()
                    ? e
                    : new StoreException(
                            e.getMessage() + "; it was not brought to schema " + StoreTables.VERSION
                                    + " and was left as it is, with a copy in " + copies.get(0),
                            e);
        }
        copies.forEach(Migration::delete);
    }

    /** By a connection of its own: this one has the lock and has not changed anything yet. */
    private Path copy(long version) {
        Path copy = file.resolveSibling(file.getFileName() + ".schema-" + version);
        Path part = WholeFile.beside(copy);
        try (Sql reader = new Sql(file, Schema.connect(file, true))) {
            reader.update("VACUUM INTO ?", part.toAbsolutePath().toString());
            Files.move(part, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the copy " + copy + " of the results store", e);
        } finally {
            delete(part);
        }
    }

    private void upgrade() {
        List<Long> before = counts();
        // Both kinds of tables have said that they are of schema 1.
        if (number("SELECT count(*) FROM sqlite_master WHERE name = 'runs' AND sql LIKE '%AUTOINCREMENT%'") == 0) {
            // Views, those of users too, go on naming the table, whatever it is called in between.
            sql.update("PRAGMA legacy_alter_table = ON");
            sql.update(StoreTables.runs("runs_anew"));
            String columns = "id, study, identity, settings, library, engine, device, java, created, used";
            sql.update("INSERT INTO runs_anew (" + columns + ") SELECT " + columns + " FROM runs");
            sql.update("DROP TABLE runs");
            sql.update("ALTER TABLE runs_anew RENAME TO runs");
        }
        sql.update(StoreTables.version());
        if (!counts().equals(before) || number("SELECT count(*) FROM pragma_foreign_key_check") > 0) {
            throw new StoreException("results store " + file + ": rows would be lost, of runs, tasks and rows " + before
                    + " there would be " + counts());
        }
    }

    private List<Long> counts() {
        return List.of("runs", "tasks", "rows").stream()
                .map(table -> number("SELECT count(*) FROM " + table))
                .toList();
    }

    private long number(String query) {
        List<Long> numbers = new ArrayList<>();
        sql.query(row -> numbers.add(row.getLong(1)), query);
        return numbers.get(0);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }
}
