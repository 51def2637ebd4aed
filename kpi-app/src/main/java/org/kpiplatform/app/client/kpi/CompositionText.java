package org.kpiplatform.app.client.kpi;

import java.util.List;
import java.util.stream.Collectors;
import org.kpiplatform.api.explanation.MeasuredRecords;
import org.kpiplatform.api.explanation.ValueBucket;
import org.kpiplatform.api.explanation.ValuePart;
import org.kpiplatform.app.client.terminal.Quantity;
import org.kpiplatform.app.client.terminal.Table;
import org.kpiplatform.app.client.terminal.Terminal;

/// What a measured value is made of: its parts, its buckets, its records.
final class CompositionText {

    private static final String INDENT = "      ";

    /// A spread is told in squares of the unit, which are for reckoning and not for reading.
    private static final List<String> PLAIN = List.of("mean", "squared_deviations");

    private final Terminal terminal;
    private final boolean buckets;

    CompositionText(Terminal terminal, boolean buckets) {
        this.terminal = terminal;
        this.buckets = buckets;
    }

    void print(MeasuredRecords measured, String unit) {
        String where = measured.where() == null ? "" : " where " + measured.where();
        terminal.line("  = " + measured.measure() + " of " + measured.of() + where);
        if (!measured.parts().isEmpty()) {
            terminal.line(INDENT + "made of " + shown(measured.parts(), unit));
        }
        if (measured.records() != null) {
            terminal.line(INDENT + Quantity.count(measured.records()) + " records: " + measured.recordsAt());
        }
        if (measured.coveredFrom() != null) {
            String run = measured.run() == null ? "" : " by sync run " + measured.run();
            terminal.line(INDENT + "delivered from " + measured.coveredFrom() + " until before "
                    + measured.coveredThrough() + ", last synced " + measured.syncedAt() + run);
        }
        if (buckets) {
            buckets(measured, unit);
        }
    }

    private void buckets(MeasuredRecords measured, String unit) {
        if (measured.withoutBuckets() != null) {
            terminal.line(INDENT + measured.withoutBuckets());
        }
        if (!measured.buckets().isEmpty()) {
            Table table = new Table()
                    .text(INDENT + "bucket")
                    .number("value")
                    .text("parts")
                    .text("changed by");
            measured.buckets().forEach(bucket -> table.row(row(bucket, unit)));
            table.print(terminal);
        }
    }

    private static String[] row(ValueBucket bucket, String unit) {
        return new String[] {
            INDENT + bucket.period(),
            bucket.value() == null ? "" : Quantity.show(bucket.value(), unit, null),
            shown(bucket.parts(), unit),
            bucket.run() == null ? "" : "sync run " + bucket.run()
        };
    }

    private static String shown(List<ValuePart> parts, String unit) {
        return parts.stream().map(part -> shown(part, unit)).collect(Collectors.joining(", "));
    }

    private static String shown(ValuePart part, String unit) {
        String name = part.name().replace('_', ' ') + " ";
        if (part.name().equals("number")) {
            return name + Quantity.count((long) part.value());
        }
        String at = part.at() == null ? "" : " at " + part.at();
        return name + Quantity.show(part.value(), PLAIN.contains(part.name()) ? "ratio" : unit, null) + at;
    }
}
