package org.kpiplatform.app.source.entry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.entry.Entry;
import org.kpiplatform.api.entry.EntryState;
import org.kpiplatform.api.entry.EntryVerdict;
import org.kpiplatform.api.syncrun.SyncCause;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.record.DaySpan;
import org.kpiplatform.app.record.EnteredPeriods;
import org.kpiplatform.app.record.PinnedField;
import org.kpiplatform.app.record.StreamStates;
import org.kpiplatform.app.source.arrival.Arrival;
import org.kpiplatform.app.source.arrival.Arrivals;
import org.kpiplatform.connector.spi.Coverage;
import org.kpiplatform.connector.spi.Position;
import org.kpiplatform.connector.spi.SourceRecord;

/// Takes values that are typed in. Start reading here. What counts becomes a record of the stream; what waits for
/// approval is written down and becomes one when it is approved. Each step is one transaction under the lock of the
/// stream.
@ApplicationScoped
class Entries {

    private final Arrivals arrivals;
    private final EntryTable table;
    private final StreamStates states;
    private final OrganisationTime time;
    private final Clock clock;

    Entries(Arrivals arrivals, EntryTable table, StreamStates states, OrganisationTime time, Clock clock) {
        this.arrivals = arrivals;
        this.table = table;
        this.states = states;
        this.time = time;
        this.clock = clock;
    }

    /// Writes an entry down, and lets it count where nobody has to approve it.
    Entry enter(EntryForm form, EntryTable.Draft draft) {
        return take(form, arrival -> {
            if (draft.value() == null
                    && table.counting(form.stream(), draft.day(), draft.slice()).isEmpty()) {
                throw ProblemException.notFound("There is no value of `" + form.stream() + "` in " + draft.period()
                        + (draft.slice().isEmpty() ? "" : " for " + draft.slice()) + " that could be withdrawn.");
            }
            Entry entry = require(form, table.add(form.stream(), draft, clock.instant()));
            if (!draft.needsApproval()) {
                store(form, arrival, entry);
            }
            return entry;
        });
    }

    /// Says something to an entry that waits for it.
    Entry judge(EntryForm form, long id, boolean approved, String by, @Nullable String note) {
        return take(form, arrival -> {
            Entry entry = require(form, id);
            requirePending(entry);
            if (approved && isSame(by, entry.author())) {
                throw ProblemException.conflict(
                        "`" + entry.author() + "` has typed entry " + id + " in; somebody else has to approve it.");
            }
            table.judge(id, new EntryVerdict(approved, by, note, clock.instant()));
            Entry judged = require(form, id);
            if (approved) {
                store(form, arrival, judged);
            }
            return judged;
        });
    }

    private <T> T take(EntryForm form, java.util.function.Function<Arrival, T> work) {
        return arrivals.take(form.stream().source(), form.spec(), SyncCause.ENTRY, work);
    }

    private Entry require(EntryForm form, long id) {
        return table.find(form.stream(), id)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no entry " + id + " of `" + form.metric().key() + "`."));
    }

    private static void requirePending(Entry entry) {
        if (entry.state() != EntryState.PENDING) {
            throw ProblemException.conflict("Entry " + entry.id() + " does not wait for approval: it is "
                    + entry.state().name().toLowerCase(Locale.ROOT) + ".");
        }
    }

    private static boolean isSame(String one, String other) {
        return one.strip().equalsIgnoreCase(other.strip());
    }

    private void store(EntryForm form, Arrival arrival, Entry entry) {
        arrival.merge(List.of(record(arrival, entry)), List.of());
        List<DaySpan> entered = table.entered(form.stream());
        states.entered(form.stream(), new EnteredPeriods(form.options().grain(), entered));
        if (!entered.isEmpty()) {
            arrival.covers(new Coverage(
                    start(entered.getFirst().from()),
                    start(entered.stream()
                            .map(DaySpan::through)
                            .max(java.time.LocalDate::compareTo)
                            .orElseThrow())));
        }
    }

    private Instant start(java.time.LocalDate day) {
        return day.atStartOfDay(time.zone()).toInstant();
    }

    private static SourceRecord record(Arrival arrival, Entry entry) {
        List<@Nullable Object> values = new ArrayList<>();
        for (PinnedField field : arrival.stream().fields()) {
            values.add(value(field.name(), entry));
        }
        SourceRecord.Operation operation =
                entry.value() == null ? SourceRecord.Operation.DELETE : SourceRecord.Operation.UPSERT;
        return record(operation, values, new Position("entry", entry.id()));
    }

    @SuppressWarnings("NullAway") // takes the record's constructor for one that wants values without null
    private static SourceRecord record(
            SourceRecord.Operation operation, List<@Nullable Object> values, Position position) {
        return new SourceRecord(operation, values, position);
    }

    private static @Nullable Object value(String field, Entry entry) {
        Map<String, String> slice = entry.slice();
        EntryVerdict verdict = entry.verdict();
        return switch (field) {
            case EntryConnector.DAY -> entry.day();
            case EntryConnector.PERIOD -> entry.period();
            case EntryConnector.VALUE -> entry.value();
            case EntryConnector.AUTHOR -> entry.author();
            case EntryConnector.NOTE -> entry.note();
            case EntryConnector.ENTERED_AT -> entry.enteredAt();
            case EntryConnector.APPROVED_BY -> verdict == null ? null : verdict.by();
            default -> slice.get(field);
        };
    }
}
