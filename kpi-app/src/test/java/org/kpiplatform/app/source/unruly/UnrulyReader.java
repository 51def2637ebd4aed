package org.kpiplatform.app.source.unruly;

import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.Position;
import org.kpiplatform.connector.spi.Progress;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.SourceRecord;

/// Delivers the numbers from 1 up; its cursor is the last one.
final class UnrulyReader implements RecordReader {

    private static final LocalDate FIRST_DAY = LocalDate.of(2011, 1, 1);

    private final UnrulySource source;
    private final boolean bad;
    private int next;
    private boolean anyDelivered;

    UnrulyReader(UnrulySource source, ReadRequest request) {
        this.source = source;
        this.bad = request.stream().name().equals("bad");
        Cursor after = request.after();
        this.next = after == null ? 1 : Integer.parseInt(after.token()) + 1;
    }

    @Override
    public Batch next(int maxRecords) throws InterruptedException {
        int records = source.config().records();
        if (bad) {
            waitAtGate();
            if (next > records / 2) {
                Trouble.next(source).ifPresent(Trouble::strike);
                misbehave();
            }
        }
        List<SourceRecord> batch = new ArrayList<>();
        for (int i = 0; i < Math.min(source.config().batch(), maxRecords) && next <= records; i++) {
            batch.add(new SourceRecord(
                    SourceRecord.Operation.UPSERT,
                    List.of((long) next, FIRST_DAY.plusDays(next)),
                    new Position("numbers", next)));
            next++;
        }
        anyDelivered = true;
        return new Batch(batch, List.of(), new Cursor(1, String.valueOf(next - 1)), next > records);
    }

    private void waitAtGate() {
        String gate = source.config().gate();
        while (gate != null
                && anyDelivered
                && !Thread.currentThread().isInterrupted()
                && Files.exists(source.folder().resolve(gate))) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    private void misbehave() throws InterruptedException {
        switch (source.config().mischief()) {
            case SOURCE_EXCEPTION -> throw new SourceException(ErrorKind.QUOTA, "The allowance of today is used up.");
            case RUNTIME_EXCEPTION -> throw new IllegalStateException("unruly");
            case ERROR -> throw new NoClassDefFoundError("com/example/Missing");
            case HANG -> new CountDownLatch(1).await();
            case SPIN -> spin();
            case HANG_DEAF -> hangDeaf();
            case OVERFLOW_STACK -> overflow(1);
            case RUN_OUT_OF_MEMORY -> runOutOfMemory();
            case LEAK_THREADS -> leakThreads();
            case FLOOD_LOG -> floodLog();
            case NONE, ERROR_IN_DISCOVER, HANG_IN_CHECK, HANG_IN_OPEN -> {}
        }
    }

    private void hangDeaf() {
        while (!Files.exists(source.folder().resolve("release"))) {
            LockSupport.parkNanos(20_000_000);
            Thread.interrupted();
        }
    }

    /// More than any heap has, asked for at once, so that nobody else is short of memory meanwhile.
    private static void runOutOfMemory() {
        List<long[]> hoard = new ArrayList<>();
        for (int size = 0; size < 100; size++) {
            hoard.add(new long[Integer.MAX_VALUE - 2]);
        }
        throw new IllegalStateException("has room for " + hoard.size());
    }

    private static long overflow(long depth) {
        return depth == 0 ? 0 : 1 + overflow(depth + 1);
    }

    private static void leakThreads() {
        for (int i = 0; i < 3; i++) {
            Thread.ofPlatform().daemon().name("leaked by unruly " + i).start(LockSupport::park);
        }
    }

    private void floodLog() {
        for (int line = 0; line < 3_000; line++) {
            source.logger().log(System.Logger.Level.INFO, "drip {0}", line);
        }
    }

    private static void spin() {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
        throw new IllegalStateException("spun until it was interrupted");
    }

    @Override
    public Progress progress() {
        return new Progress(next - 1L, source.config().records());
    }

    @Override
    public void close() {}
}
