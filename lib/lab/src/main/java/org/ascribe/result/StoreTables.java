package org.ascribe.result;

import java.util.List;

/** The tables of a results store. */
final class StoreTables {

    /** Of this Ascribe: 2, where a deleted run's number is never given again. What says 1 may lack that. */
    static final int VERSION = 2;

    /** Stands in the header of the file: "Ascr". */
    static final int APPLICATION = 0x41736372;

    private static final String TASKS = """
            CREATE TABLE tasks (
                id INTEGER PRIMARY KEY,
                run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
                key TEXT NOT NULL,
                finished TEXT NOT NULL,
                seconds REAL NOT NULL,
                UNIQUE (run, key)
            ) STRICT
            """;

    private static final String ROWS = """
            CREATE TABLE rows (
                task INTEGER NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
                position INTEGER NOT NULL,
                data TEXT NOT NULL, -- flat JSON5; read a value with data ->> 'name'
                PRIMARY KEY (task, position)
            ) STRICT, WITHOUT ROWID
            """;

    private static final String VIEW = """
            CREATE VIEW rows_with_provenance AS
            SELECT runs.id AS run, runs.study, tasks.key AS task, rows.position, rows.data,
                runs.settings, runs.settings ->> 'seed' AS seed,
                (SELECT json_group_object(substr(key, 7), value) FROM json_each(runs.settings)
                    WHERE key LIKE 'model.%') AS models,
                runs.library, runs.engine, runs.device, tasks.finished, tasks.seconds
            FROM rows JOIN tasks ON tasks.id = rows.task JOIN runs ON runs.id = tasks.run
            """;

    private StoreTables() {}

    /** The table of runs, under a name. */
    static String runs(String name) {
        return """
               CREATE TABLE %s (
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
               """.formatted(name);
    }

    /** Of an empty file. */
    static List<String> all() {
        return List.of(runs("runs"), TASKS, ROWS, VIEW, "PRAGMA application_id = " + APPLICATION, version());
    }

    static String version() {
        return "PRAGMA user_version = " + VERSION;
    }
}
