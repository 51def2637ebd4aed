package org.kpiplatform.app.source.sync;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.record.merge.ReadyBatch;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.domain.source.QuarantineDefinition;

/// How many bad rows one read of a stream may have. A share is judged when enough was read to speak of one: at the end
/// that is less than on the way, where the rest may be better.
final class QuarantineLimit {

    private static final int ENOUGH_AT_THE_END = 100;
    private static final int ENOUGH_ON_THE_WAY = 10_000;
    private static final int SHOWN = 3;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final StreamKey stream;
    private final QuarantineDefinition limit;
    private final List<Rejection> first = new ArrayList<>();
    private long read;
    private long rejected;

    QuarantineLimit(StreamKey stream, @Nullable QuarantineDefinition defined) {
        this.stream = stream;
        this.limit = defined == null ? QuarantineDefinition.USUAL : defined;
    }

    /// Counts a batch.
    ///
    /// @return a sentence, if these are too many
    Optional<String> excess(ReadyBatch batch, boolean last) {
        read += batch.read();
        rejected += batch.rejected().size();
        batch.rejected().stream().limit(SHOWN - first.size()).forEach(first::add);
        Long rows = limit.mostRows();
        if (rows != null && rejected > rows) {
            return Optional.of(sentence("more than " + rows + " rows (`quarantine.most_rows`)"));
        }
        BigDecimal percent = limit.mostPercent();
        if (percent != null && read >= (last ? ENOUGH_AT_THE_END : ENOUGH_ON_THE_WAY) && isMoreThan(percent)) {
            return Optional.of(sentence("more than " + percent.toPlainString() + " % (`quarantine.most_percent`)"));
        }
        return Optional.empty();
    }

    private boolean isMoreThan(BigDecimal percent) {
        return BigDecimal.valueOf(rejected).multiply(HUNDRED).compareTo(percent.multiply(BigDecimal.valueOf(read))) > 0;
    }

    private String sentence(String what) {
        return rejected + " of " + read + " rows of stream `" + stream + "` could not be read, " + what
                + ". What came before is kept. The first of them: "
                + first.stream()
                        .map(it -> "`" + it.position() + "`: " + it.reason())
                        .collect(Collectors.joining(" "))
                + " Mend the rows or the definition; `kpi quarantine " + stream.source() + " " + stream.stream()
                + "` shows more of them.";
    }
}
