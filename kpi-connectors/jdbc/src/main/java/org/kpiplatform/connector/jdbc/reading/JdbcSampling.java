package org.kpiplatform.connector.jdbc.reading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.kpiplatform.connector.jdbc.database.Session;
import org.kpiplatform.connector.jdbc.relation.Relation;
import org.kpiplatform.connector.jdbc.value.Conversion;
import org.kpiplatform.connector.jdbc.value.RowValues;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.Sampling;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;

/// Some rows of a table or query, without the order of a read: a large table would be sorted for it.
public record JdbcSampling(Sessions sessions, Conversion conversion) implements Sampling {

    /// Where connections and relations come from.
    public interface Sessions {

        Session connect() throws InterruptedException;

        /// The relation that a stream stands for.
        Relation relation(Session session, String stream) throws InterruptedException;
    }

    @Override
    public Sample sample(StreamSpec stream, int maxRecords) throws InterruptedException {
        try (Session session = sessions.connect()) {
            Relation relation = sessions.relation(session, stream.name());
            RowReading reading = RowReading.of(relation, stream.fields(), conversion);
            session.acquire();
            return session.run(
                    "look at stream `" + stream.name() + "`",
                    connection -> sample(session, connection, reading, maxRecords));
        }
    }

    private static Sample sample(Session session, Connection connection, RowReading reading, int maxRecords)
            throws SQLException {
        Selection any = Selection.ofAny(reading.relation(), reading.wanted());
        List<SourceRecord> records = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        try (PreparedStatement statement = session.prepare(connection, any.sql(), any.parameters())) {
            statement.setMaxRows(maxRecords);
            try (ResultSet rows = statement.executeQuery()) {
                RowValues values = new RowValues(session.dialect(), rows);
                for (long number = 1; rows.next(); number++) {
                    RowReading.Row row = reading.read(values);
                    if (row.rejected() == null) {
                        records.add(reading.record(row, number));
                    } else {
                        rejected.add(reading.rejection(row, row.rejected(), number));
                    }
                }
            }
        }
        return new Sample(records, rejected);
    }
}
