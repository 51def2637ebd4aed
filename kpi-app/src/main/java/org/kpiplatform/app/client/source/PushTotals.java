package org.kpiplatform.app.client.source;

import java.util.ArrayList;
import java.util.List;
import org.kpiplatform.api.push.PushReceipt;
import org.kpiplatform.app.client.terminal.Quantity;

/// What became of all that was sent.
///
/// @param lines that were sent, empty ones included
record PushTotals(
        String stream,
        long lines,
        long read,
        long added,
        long changed,
        long unchanged,
        long deleted,
        long quarantined) {

    static PushTotals of(String stream) {
        return new PushTotals(stream, 0, 0, 0, 0, 0, 0, 0);
    }

    PushTotals plus(PushReceipt receipt, long more) {
        return new PushTotals(
                stream,
                lines + more,
                read + receipt.read(),
                added + receipt.added(),
                changed + receipt.changed(),
                unchanged + receipt.unchanged(),
                deleted + receipt.deleted(),
                quarantined + receipt.quarantined());
    }

    /// `12 sent: 2 added, …`.
    String words() {
        List<String> parts = new ArrayList<>(List.of(
                Quantity.count(added) + " added",
                Quantity.count(changed) + " changed",
                Quantity.count(unchanged) + " unchanged"));
        if (deleted > 0) {
            parts.add(Quantity.count(deleted) + " deleted");
        }
        parts.add(Quantity.count(quarantined) + " quarantined");
        return Quantity.count(read) + " sent: " + String.join(", ", parts);
    }
}
