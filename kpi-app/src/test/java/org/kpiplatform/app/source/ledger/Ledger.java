package org.kpiplatform.app.source.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.CursorField;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.StreamSpec;

/// Has one stream, `entries`. Writes into `reads.txt` what it is asked for.
record Ledger(LedgerConfig config, Path folder) implements MetricSource {

    @Override
    public CheckResult check() {
        return new CheckResult.Passed("a ledger");
    }

    @Override
    public List<StreamSpec> discover() {
        StreamSpec entries = new StreamSpec(
                "entries",
                List.of(
                        new FieldSpec("id", FieldType.INTEGER, "Id"),
                        new FieldSpec("version", FieldType.INTEGER, "Version"),
                        new FieldSpec("day", FieldType.DATE, "Day"),
                        new FieldSpec("amount", FieldType.DECIMAL, "Amount")),
                List.of("id"),
                config.absence() ? StreamSpec.DeleteMode.SNAPSHOT_DIFF : StreamSpec.DeleteMode.NONE);
        return List.of(
                config.cursor()
                        ? entries.withCursor(CursorField.of("version", Duration.ZERO))
                                .withOrder(StreamSpec.Order.BY_CURSOR)
                        : entries);
    }

    @Override
    public RecordReader read(ReadRequest request) {
        Cursor after = request.after();
        String asked = "full=%s after=%s%n".formatted(request.fullRefresh(), after == null ? "-" : after.token());
        try {
            Files.writeString(folder.resolve("reads.txt"), asked, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LedgerReader(this, after == null ? 0 : Long.parseLong(after.token()));
    }

    @Override
    public void close() {}
}
