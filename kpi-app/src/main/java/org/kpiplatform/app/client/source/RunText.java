package org.kpiplatform.app.client.source;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.syncrun.StreamRun;
import org.kpiplatform.api.syncrun.SyncError;
import org.kpiplatform.api.syncrun.SyncRun;
import org.kpiplatform.api.syncrun.SyncState;
import org.kpiplatform.app.client.command.Listing;
import org.kpiplatform.app.client.command.Words;
import org.kpiplatform.app.client.terminal.Quantity;

/// A sync run in words.
final class RunText {

    private RunText() {}

    /// Runs as rows.
    static Listing<SyncRun> listing() {
        return new Listing<>(SyncRun.class)
                .text("source", SyncRun::source)
                .text("run", SyncRun::id)
                .text("state", run -> Words.of(run.state()))
                .text("duration_ms", SyncRun::durationMs)
                .count("read", SyncRun::read)
                .count("added", SyncRun::added)
                .count("changed", SyncRun::changed)
                .count("unchanged", SyncRun::unchanged)
                .count("deleted", SyncRun::deleted)
                .count("quarantined", SyncRun::quarantined)
                .text("buckets_changed", SyncRun::bucketsChanged);
    }

    /// While it runs.
    static String note(SyncRun run) {
        return run.state() == SyncState.QUEUED ? "waits for its turn" : Quantity.count(run.read()) + " read";
    }

    /// `succeeded in 3.1 s`.
    static String state(SyncRun run) {
        String word = Words.of(run.state());
        return run.durationMs() == null ? word : word + " in " + duration(run.durationMs());
    }

    /// `: 12 read, 2 added, ...`.
    static String counts(SyncRun run) {
        List<String> parts = new ArrayList<>(List.of(
                Quantity.count(run.read()) + " read",
                Quantity.count(run.added()) + " added",
                Quantity.count(run.changed()) + " changed",
                Quantity.count(run.unchanged()) + " unchanged"));
        if (run.deleted() > 0) {
            parts.add(Quantity.count(run.deleted()) + " deleted");
        }
        parts.add(Quantity.count(run.quarantined()) + " quarantined");
        return ": " + String.join(", ", parts) + "" + buckets(run);
    }

    private static String buckets(SyncRun run) {
        return run.bucketsChanged() == null ? "" : "; " + Quantity.count(run.bucketsChanged()) + " buckets changed";
    }

    static boolean isOver(SyncRun run) {
        return switch (run.state()) {
            case QUEUED, RUNNING -> false;
            case SUCCEEDED, FAILED, INTERRUPTED -> true;
        };
    }

    /// What to look at next: why it failed, and what was put aside.
    static List<String> advice(SyncRun run) {
        List<String> sentences = new ArrayList<>();
        add(sentences, "", run.error());
        for (StreamRun stream : run.streams()) {
            add(sentences, stream.stream() + ": ", stream.error());
            stream.notes().forEach(note -> sentences.add(stream.stream() + ": " + note));
            if (stream.quarantined() > 0) {
                sentences.add(Quantity.count(stream.quarantined()) + " of " + stream.stream()
                        + " could not be read: 'kpi quarantine " + run.source() + " " + stream.stream()
                        + "' shows why.");
            }
        }
        if (run.retryAt() != null) {
            sentences.add("It is tried again at " + run.retryAt().truncatedTo(ChronoUnit.SECONDS) + ".");
        }
        return sentences;
    }

    private static void add(List<String> sentences, String place, @Nullable SyncError failure) {
        String sentence = failure == null ? "" : place + failure.message();
        if (!sentence.isEmpty() && !sentences.contains(sentence)) {
            sentences.add(sentence);
        }
    }

    private static String duration(long milliseconds) {
        if (milliseconds < 1_000) {
            return milliseconds + " ms";
        }
        if (milliseconds < 60_000) {
            return Quantity.show(milliseconds / 1_000.0, "s", 1);
        }
        return milliseconds / 60_000 + " min " + milliseconds % 60_000 / 1_000 + " s";
    }
}
