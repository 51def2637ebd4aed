package ${package};

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.Position;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.SourceRecord;

/// Reads tickets in the order of their last change, then of their ids. The cursor is the place of the last ticket that
/// was delivered, so that tickets that change while they are read move out of nobody's way.
final class ${prefix}Reader implements RecordReader {

    private static final int FORMAT = 1;

    private final ${prefix}Source source;
    private final ${prefix}Client client;
    private final List<String> columns;
    private final ReadRequest request;
    private final int pageSize;
    private final Deque<List<String>> page = new ArrayDeque<>();
    private Instant since = Instant.EPOCH;
    private long afterId;
    private boolean exhausted;

    ${prefix}Reader(
            ${prefix}Source source, ${prefix}Client client, List<String> columns, ReadRequest request, int pageSize) {
        this.source = source;
        this.client = client;
        this.columns = columns;
        this.request = request;
        this.pageSize = pageSize;
        Cursor after = request.after();
        if (after != null && after.format() == FORMAT) {
            resume(after.token());
        }
    }

    private void resume(String token) {
        since = Instant.parse(token.substring(0, token.indexOf(' ')));
        afterId = Long.parseLong(token.substring(token.indexOf(' ') + 1));
        if (!request.lookback().isZero()) {
            since = since.minus(request.lookback());
            afterId = 0;
        }
    }

    @Override
    public Batch next(int maxRecords) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        source.requireOpen();
        List<SourceRecord> records = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        while (records.size() + rejected.size() < maxRecords && hasMore()) {
            deliver(page.remove(), records, rejected);
        }
        return new Batch(records, rejected, new Cursor(FORMAT, since + " " + afterId), exhausted && page.isEmpty());
    }

    private boolean hasMore() throws InterruptedException {
        if (page.isEmpty() && !exhausted) {
            page.addAll(client.get("/tickets", question()));
            exhausted = page.isEmpty();
        }
        return !page.isEmpty();
    }

    private Map<String, String> question() {
        Map<String, String> question = new HashMap<>();
        question.put("since", since.toString());
        question.put("after_id", String.valueOf(afterId));
        question.put("limit", String.valueOf(pageSize));
        if (request.until() != null) {
            question.put("before", request.until().toString());
        }
        return question;
    }

    private void deliver(List<String> row, List<SourceRecord> records, List<Rejection> rejected) {
        since = Instant.parse(text(row, "changed"));
        afterId = Long.parseLong(text(row, "id"));
        Position position = new Position("/tickets", afterId);
        List<Object> values = new ArrayList<>();
        for (FieldSpec field : request.stream().fields()) {
            String text = text(row, field.name());
            try {
                values.add(text.isEmpty() ? null : value(field.type(), text));
            } catch (DateTimeException | NumberFormatException e) {
                String reason = "`" + text + "` is not of type " + field.type() + ".";
                rejected.add(new Rejection(position, field.name(), String.join("\t", row), reason));
                return;
            }
        }
        records.add(new SourceRecord(SourceRecord.Operation.UPSERT, values, position));
    }

    private String text(List<String> row, String field) {
        return row.get(columns.indexOf(field));
    }

    private static Object value(FieldType type, String text) {
        return switch (type) {
            case TEXT -> text;
            case INTEGER -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case DATE -> LocalDate.parse(text);
            case TIMESTAMP -> Instant.parse(text);
            default -> throw new NumberFormatException("no value of type " + type);
        };
    }

    @Override
    public void close() {
        // nothing is held between two requests
    }
}
