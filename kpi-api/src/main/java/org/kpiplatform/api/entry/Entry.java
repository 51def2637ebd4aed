package org.kpiplatform.api.entry;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A value that somebody has typed in.
@Schema(description = "A value that somebody has typed in. It is never changed: a correction is another entry.")
public record Entry(
        @Schema(description = "Ascending with time.", examples = "7")
        long id,

        @Schema(description = "The label of its period.", examples = "2026-03")
        String period,

        @Schema(description = "The first day of its period.", examples = "2026-03-01")
        LocalDate day,

        @Schema(description = "Of which slice it is.", examples = "{\"country\": \"France\"}")
        Map<String, String> slice,

        @Schema(description = "The value; absent where it was withdrawn, and the period has none.", examples = "7.8")
        @Nullable
        BigDecimal value,

        @Schema(description = "Who has typed it in, as they said: there is no login yet.", examples = "Ann")
        String author,

        @Schema(description = "What they noted.", examples = "Survey of March, 212 answers") @Nullable
        String note,

        @Schema(description = "When.", examples = "2026-04-02T09:12:00Z")
        Instant enteredAt,

        @Schema(description = "What has become of it.", examples = "counts")
        EntryState state,

        @Schema(description = "Who has approved or rejected it; absent where nobody has.") @Nullable
        EntryVerdict verdict) {

    public Entry {
        slice = slice == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(slice));
    }
}
