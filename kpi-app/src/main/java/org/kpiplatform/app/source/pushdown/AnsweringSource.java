package org.kpiplatform.app.source.pushdown;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.spi.pushdown.MetricPushDown;
import org.kpiplatform.domain.source.PushDownDefinition;

/// A source's answers to one question, read like the records of a stream. Its cursor is the day until which it was
/// asked; every read begins some days before that, since records change late.
record AnsweringSource(
        MetricPushDown source, BucketQuestion question, StoredBuckets stored, PushDownDefinition pushDown, Clock clock)
        implements MetricSource {

    private static final int FORMAT = 1;

    @Override
    public CheckResult check() {
        return new CheckResult.Passed("It has been judged.");
    }

    @Override
    public List<StreamSpec> discover() {
        return List.of(question.answers());
    }

    @Override
    public RecordReader read(ReadRequest request) {
        LocalDate today = LocalDate.now(clock.withZone(question.zone()));
        return new AnswerReader(this, request.stream(), start(request), today);
    }

    private LocalDate start(ReadRequest request) {
        LocalDate first = Objects.requireNonNull(pushDown.from());
        Cursor after = request.after();
        if (after == null || request.fullRefresh() || after.format() != FORMAT) {
            return first;
        }
        LocalDate again = LocalDate.parse(after.token()).minusDays(pushDown.daysAgain());
        return again.isBefore(first) ? first : again;
    }

    static Cursor cursor(LocalDate until) {
        return new Cursor(FORMAT, until.toString());
    }

    /// Nothing is open: the source itself belongs to the run.
    @Override
    public void close() {}
}
