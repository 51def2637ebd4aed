package org.kpiplatform.connector.jdbc.reading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.jdbc.database.Session;
import org.kpiplatform.connector.jdbc.relation.Relation;
import org.kpiplatform.connector.jdbc.value.Conversion;
import org.kpiplatform.connector.jdbc.value.RowValues;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.Progress;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.SourceRecord;

/// Reads one stream by one statement, whose rows come as they are asked for.
public final class JdbcReading implements RecordReader {

    private final Session session;
    private final Relation relation;
    private final ReadRequest request;
    private final RowReading reading;
    private final Selection selection;
    private final Checkpoint start;
    private final boolean finished;
    private final Ties ties;

    private @Nullable ResultSet rows;
    private @Nullable Object value;
    private List<Object> key;
    private volatile long row;

    /// @param session is closed with the reading
    public JdbcReading(Session session, Relation relation, ReadRequest request, Conversion conversion) {
        this.session = session;
        this.relation = relation;
        this.request = request;
        this.reading = RowReading.of(relation, request.stream().fields(), conversion);
        Checkpoint kept = request.after() == null
                ? Checkpoint.beginningOf(relation)
                : Checkpoint.of(request.after(), relation).orElseGet(() -> Checkpoint.beginningOf(relation));
        boolean whole = kept.end() && relation.cursor() == null;
        this.finished = whole && request.fullRefresh();
        this.start = (whole && !finished) || !kept.isPosition() ? Checkpoint.beginningOf(relation) : kept;
        this.selection = Selection.of(relation, reading.wanted(), start, request, conversion.zone());
        this.ties = new Ties(start);
        this.value = start.value();
        this.key = start.key();
        this.row = start.row();
    }

    @Override
    public Batch next(int maxRecords) throws InterruptedException {
        if (finished) {
            return new Batch(List.of(), List.of(), checkpoint(true), true);
        }
        if (rows == null) {
            requireNoneMissing();
            session.acquire();
        }
        Batch batch = session.run("read stream `" + relation.name() + "`", connection -> fill(connection, maxRecords));
        if (batch.last()) {
            session.close();
        }
        return batch;
    }

    private Batch fill(Connection connection, int maxRecords) throws SQLException {
        ResultSet open = rows == null ? opened(connection) : rows;
        RowValues values = new RowValues(session.dialect(), open);
        List<SourceRecord> records = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        boolean more = true;
        while (more && records.size() + rejected.size() < maxRecords && !session.isClosed()) {
            more = open.next();
            if (more) {
                take(reading.read(values), records, rejected);
            }
        }
        return new Batch(records, rejected, checkpoint(!more), !more);
    }

    private ResultSet opened(Connection connection) throws SQLException {
        PreparedStatement statement = session.prepare(connection, selection.sql(), selection.parameters());
        statement.closeOnCompletion();
        ResultSet opened = statement.executeQuery();
        rows = opened;
        return opened;
    }

    private void take(RowReading.Row found, List<SourceRecord> records, List<Rejection> rejected) {
        if (isKnown(found)) {
            return;
        }
        long number = row + 1;
        if (found.rejected() == null) {
            records.add(reading.record(found, number));
        } else {
            rejected.add(reading.rejection(found, found.rejected(), number));
        }
        row = number;
        if (relation.cursor() != null) {
            ties.add(found.value(), found.read());
        }
        value = found.value();
        key = found.key().isEmpty() ? key : found.key();
    }

    /// Whether an earlier read has delivered this very row. What lies in a lookback is delivered again.
    private boolean isKnown(RowReading.Row found) {
        return start.value() != null
                && start.ties() != null
                && request.lookback().isZero()
                && Objects.equals(start.value(), found.value())
                && start.ties().contains(Ties.digest(found.read()));
    }

    private org.kpiplatform.connector.spi.Cursor checkpoint(boolean end) {
        return new Checkpoint(start.order(), row, value, key, ties.digests(), end).cursor();
    }

    private void requireNoneMissing() throws InterruptedException {
        Relation.Cursor cursor = relation.cursor();
        if (cursor == null || !cursor.mayBeMissing() || isExcluded(cursor)) {
            return;
        }
        session.acquire();
        boolean missing =
                session.run("look for rows of stream `" + relation.name() + "` without a cursor", connection -> {
                    Selection question = Selection.ofMissing(relation, cursor);
                    try (PreparedStatement statement = session.prepare(connection, question.sql(), List.of())) {
                        statement.setMaxRows(1);
                        try (ResultSet found = statement.executeQuery()) {
                            return found.next();
                        }
                    }
                });
        if (missing) {
            throw new SourceException(
                    ErrorKind.DATA,
                    "Stream `" + relation.name() + "` has rows without a value in `"
                            + cursor.column().title() + "`, by which they are read. Fill it, or say under "
                            + "`null_cursors` whether to `exclude` them, or to `include` them by another column.");
        }
    }

    private static boolean isExcluded(Relation.Cursor cursor) {
        return switch (cursor.field().missing()) {
            case EXCLUDE -> true;
            case RAISE, INCLUDE -> false;
        };
    }

    @Override
    public Progress progress() {
        return new Progress(row, 0);
    }

    public boolean isClosed() {
        return session.isClosed();
    }

    @Override
    public void close() {
        session.close();
    }
}
