package org.kpiplatform.app.source.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.Position;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.SourceRecord;

/// Delivers the entries as they are when they are asked for: `id version day amount` on each line, by version
/// where that is the cursor, by id otherwise.
final class LedgerReader implements RecordReader {

    private final Ledger ledger;
    private final int place;
    private long position;
    private boolean anyDelivered;

    LedgerReader(Ledger ledger, long position) {
        this.ledger = ledger;
        this.position = position;
        this.place = ledger.config().cursor() ? 1 : 0;
    }

    @Override
    public Batch next(int maxRecords) {
        if (anyDelivered) {
            waitAtGate();
            if (Files.exists(ledger.folder().resolve("trouble"))) {
                throw new SourceException(ErrorKind.DATA, "The ledger is torn.");
            }
        }
        anyDelivered = true;
        List<String[]> left = left();
        List<String[]> some = left.subList(0, Math.min(ledger.config().batch(), left.size()));
        boolean last = some.size() == left.size();
        List<SourceRecord> records = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        for (String[] entry : some) {
            take(entry, records, rejected);
            position = Long.parseLong(entry[place]);
        }
        // without a cursor field the next read begins at the beginning
        long next = last && place == 0 ? 0 : position;
        return new Batch(records, rejected, new Cursor(1, String.valueOf(next)), last);
    }

    private static void take(String[] entry, List<SourceRecord> records, List<Rejection> rejected) {
        long id = Long.parseLong(entry[0]);
        Position position = new Position("ledger.txt", id);
        if (entry[3].equals("?")) {
            rejected.add(new Rejection(position, "amount", String.join(" ", entry), "`?` is no number."));
            return;
        }
        if (entry[3].equals("!")) {
            rejected.add(new Rejection(
                    position, "amount", String.join(" ", entry), "`!` is no number.", List.<Object>of(id)));
            return;
        }
        records.add(new SourceRecord(
                SourceRecord.Operation.UPSERT,
                List.of(id, Long.parseLong(entry[1]), LocalDate.parse(entry[2]), new BigDecimal(entry[3])),
                position));
    }

    private List<String[]> left() {
        try {
            return Files.readAllLines(ledger.folder().resolve("ledger.txt")).stream()
                    .map(line -> line.split(" "))
                    .filter(entry -> Long.parseLong(entry[place]) > position)
                    .sorted(Comparator.comparingLong(entry -> Long.parseLong(entry[place])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void waitAtGate() {
        while (!Thread.currentThread().isInterrupted()
                && Files.exists(ledger.folder().resolve("gate"))) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() {}
}
