package org.ascribe.result;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Statements on the file of a store; what the database objects to becomes a {@link StoreException}. */
record Sql(Path file, Connection connection) implements AutoCloseable {

    interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    interface Work {
        void run() throws SQLException;
    }

    /** Reads each row of a query. */
    void query(Reader reader, String sql, Object... arguments) {
        attempt(() -> {
            try (PreparedStatement query = prepare(sql, arguments);
                    ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    reader.read(result);
                }
            }
        });
    }

    /** Changes rows, and says how many. */
    int update(String sql, Object... arguments) {
        int[] changed = new int[1];
        attempt(() -> {
            try (PreparedStatement update = prepare(sql, arguments)) {
                changed[0] = update.executeUpdate();
            }
        });
        return changed[0];
    }

    /** One statement for many rows of arguments. */
    void updateAll(String sql, List<Object[]> arguments) {
        attempt(() -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                for (Object[] row : arguments) {
                    bind(update, row);
                    update.addBatch();
                }
                update.executeBatch();
            }
        });
    }

    /** All of it or nothing. */
    void transaction(Runnable work) {
        attempt(() -> {
            connection.setAutoCommit(false);
            try {
                work.run();
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        });
    }

    @Override
    public void close() {
        attempt(connection::close);
    }

    private void attempt(Work work) {
        try {
            work.run();
        } catch (SQLException e) {
            throw Schema.failure(file, e);
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
}
