package org.kpiplatform.connector.jdbc.pushdown;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.jdbc.database.Dialect;
import org.kpiplatform.connector.jdbc.database.Session;
import org.kpiplatform.connector.jdbc.relation.Column;
import org.kpiplatform.connector.jdbc.relation.Relation;
import org.kpiplatform.connector.jdbc.value.ColumnKind;
import org.kpiplatform.connector.jdbc.value.Conversion;
import org.kpiplatform.connector.jdbc.value.RowValues;
import org.kpiplatform.connector.jdbc.value.Unfit;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.pushdown.Bucket;
import org.kpiplatform.connector.spi.pushdown.MetricPushDown;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion.Grain;

/// Answers questions by statements of the database, so that only buckets travel.
///
/// @param known what has been discovered of the streams, by name
public record JdbcPushDown(Dialect dialect, Connector connector, Map<String, Relation> known, Conversion conversion)
        implements MetricPushDown {

    /// Opens a session, which is closed after the answer.
    @FunctionalInterface
    public interface Connector {
        Session connect() throws InterruptedException;
    }

    @Override
    public Verdict judge(MetricQuestion question) {
        Relation relation = known.get(question.stream());
        if (relation == null) {
            return new Refused("Stream `" + question.stream() + "` has not been discovered yet.");
        }
        return Functions.of(dialect)
                .map(functions -> Judgement.of(functions, relation, conversion, question))
                .orElseGet(() -> new Refused("Only PostgreSQL and Trino are asked for metrics; others for records."));
    }

    @Override
    public List<Bucket> answer(MetricQuestion question) throws InterruptedException {
        if (judge(question) instanceof Refused(String reason)) {
            throw new SourceException(ErrorKind.BUG, "The question was refused: " + reason);
        }
        Relation relation = Objects.requireNonNull(known.get(question.stream()));
        QuestionSql statement = new QuestionSql(Functions.of(dialect).orElseThrow(), relation, conversion, question);
        try (Session session = connector.connect()) {
            List<Bucket> buckets = session.run(
                    "answer a question about stream `" + question.stream() + "`",
                    connection -> answered(session, connection, statement, question));
            if (buckets.size() > question.maxBuckets()) {
                throw new SourceException(
                        ErrorKind.DATA,
                        "The answer about stream `" + question.stream() + "` has more than " + question.maxBuckets()
                                + " buckets. Ask for a shorter time or fewer dimensions.");
            }
            return buckets;
        }
    }

    private List<Bucket> answered(
            Session session, Connection connection, QuestionSql statement, MetricQuestion question)
            throws SQLException {
        List<Bucket> buckets = new ArrayList<>();
        try (PreparedStatement prepared = session.prepare(connection, statement.sql(), statement.parameters())) {
            prepared.setMaxRows(question.maxBuckets() + 1); // one more tells that there are too many
            try (ResultSet rows = prepared.executeQuery()) {
                while (rows.next()) {
                    buckets.add(bucket(rows, statement, question));
                }
            }
        }
        return buckets;
    }

    private Bucket bucket(ResultSet rows, QuestionSql statement, MetricQuestion question) throws SQLException {
        RowValues values = new RowValues(dialect, rows);
        try {
            int index = question.grain() == Grain.TOTAL ? 0 : 1;
            Instant start = start(values, question);
            List<@Nullable Object> dimensions = new ArrayList<>();
            for (Column column : statement.dimensions()) {
                Object value = values.value(++index, column.kind());
                dimensions.add(conversion.value(value, column.kind().fieldType()));
            }
            List<@Nullable BigDecimal> numbers = new ArrayList<>();
            while (numbers.size() < question.aggregates().size()) {
                numbers.add((BigDecimal) values.value(++index, ColumnKind.FLOATING));
            }
            return new Bucket(start, dimensions, numbers);
        } catch (Unfit e) {
            throw new SourceException(
                    ErrorKind.DATA,
                    "The answer about stream `" + question.stream() + "` does not fit: " + e.getMessage());
        }
    }

    private Instant start(RowValues values, MetricQuestion question) throws SQLException, Unfit {
        return switch (question.grain()) {
            case DAY ->
                ((LocalDate) Objects.requireNonNull(values.value(1, ColumnKind.DATE)))
                        .atStartOfDay(question.zone())
                        .toInstant();
            case HOUR ->
                ((LocalDateTime) Objects.requireNonNull(values.value(1, ColumnKind.LOCAL_TIMESTAMP)))
                        .toInstant(ZoneOffset.UTC);
            case TOTAL -> question.from();
        };
    }
}
