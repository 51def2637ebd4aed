package org.kpiplatform.connector.jdbc.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.RateBudget;
import org.kpiplatform.connector.spi.SourceException;

/// A connection on which one thing is done at a time. When the thread that waits is interrupted, or another one closes
/// the session, the statement that runs is cancelled at the database.
public final class Session implements AutoCloseable {

    /// A server that does not answer is not waited for longer than this.
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Connection connection;
    private final Database database;
    private final RateBudget budget;
    private final Failures failures;

    private volatile @Nullable PreparedStatement statement;
    private volatile boolean busy;
    private volatile boolean closed;

    /// Something that is done with the connection.
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T run(Connection connection) throws SQLException;
    }

    Session(Connection connection, Database database, RateBudget budget, Failures failures) {
        this.connection = connection;
        this.database = database;
        this.budget = budget;
        this.failures = failures;
    }

    public Dialect dialect() {
        return database.dialect();
    }

    /// Does something that may take long, and stops it when this thread is interrupted.
    ///
    /// @param what a part of a sentence about a failure: `read the stream orders`
    public <T> T run(String what, Work<T> work) throws InterruptedException {
        requireOpen();
        busy = true;
        try {
            return failures.told(what, () -> Errand.run(() -> worked(work), _ -> {}));
        } catch (InterruptedException e) {
            close();
            throw e;
        } catch (SourceException e) {
            requireOpen(); // what was cancelled by closing fails for that reason
            throw e;
        } finally {
            busy = false;
        }
    }

    /// After a failure some databases refuse everything until the transaction has ended.
    private <T> T worked(Work<T> work) throws SQLException {
        try {
            return work.run(connection);
        } catch (SQLException e) {
            if (!closed && !connection.isClosed() && !connection.getAutoCommit()) {
                connection.rollback();
            }
            throw e;
        }
    }

    /// Prepares a statement, which becomes the one that is cancelled. Called by work that runs.
    ///
    /// @param parameters as [Dialect#set] takes them
    public PreparedStatement prepare(Connection connection, String sql, List<Object> parameters) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(sql);
        statement = prepared;
        prepared.setFetchSize(database.fetchSize());
        prepared.setQueryTimeout(Math.toIntExact(database.timeout().toSeconds()));
        for (int i = 0; i < parameters.size(); i++) {
            dialect().set(prepared, i + 1, parameters.get(i));
        }
        return prepared;
    }

    /// Waits until the source may ask its database once more.
    public void acquire() throws InterruptedException {
        budget.acquire(1);
    }

    public boolean isClosed() {
        return closed;
    }

    private void requireOpen() {
        if (closed) {
            throw new SourceException(ErrorKind.TRANSIENT, "The source was closed while it was being read.");
        }
    }

    /// Ends the statement that runs and the connection. Idempotent, may be called from any thread.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        Thread release = Thread.ofVirtual().name("jdbc close").start(this::release);
        try {
            release.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void release() {
        try {
            PreparedStatement running = statement;
            if (busy && running != null) {
                running.cancel();
                connection.abort(Runnable::run);
            }
            connection.close();
        } catch (SQLException _) {
            abort();
        }
    }

    private void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException _) {
            // it is gone already, or the driver's own time limits end it
        }
    }
}
