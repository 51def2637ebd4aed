package org.kpiplatform.app.record.merge;

import static org.jooq.impl.DSL.selectDistinct;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.organisation.OrganisationConfig;
import org.kpiplatform.app.record.PinnedField;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.PinnedStreams;
import org.kpiplatform.app.record.Quarantine;
import org.kpiplatform.app.record.RecordTable;
import org.kpiplatform.app.record.RecordTables;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.record.StreamStates;
import org.kpiplatform.app.record.TouchedDays;
import org.kpiplatform.app.record.generation.Generation;
import org.kpiplatform.app.record.generation.Generations;

/// Opens the way from batches to records.
@ApplicationScoped
public class Merges {

    private static final long NO_RUN = 0;

    private final DSLContext sql;
    private final RecordTables tables;
    private final PinnedStreams streams;
    private final StreamStates states;
    private final Quarantine quarantine;
    private final TouchedDays days;
    private final ZoneId zone;
    private final Definitions definitions;
    private final Generations generations;
    private final Clock clock;

    Merges(
            DSLContext sql,
            RecordTables tables,
            PinnedStreams streams,
            StreamStates states,
            Quarantine quarantine,
            TouchedDays days,
            OrganisationConfig organisation,
            Definitions definitions,
            Generations generations,
            Clock clock) {
        this.sql = sql;
        this.tables = tables;
        this.streams = streams;
        this.states = states;
        this.quarantine = quarantine;
        this.days = days;
        this.zone = organisation.zone();
        this.definitions = definitions;
        this.generations = generations;
        this.clock = clock;
    }

    /// Begins to take the batches of a pinned stream.
    ///
    /// @param run the sync run that reads them
    public StreamMerge begin(PinnedStream stream, long run) {
        return new StreamMerge(this, stream, run, null);
    }

    /// Begins to take the batches of a generation.
    ///
    /// @param run            the sync run that reads them
    /// @param acceptsDeletes whether records may be deleted also where it is in doubt that they are gone
    public StreamMerge begin(PinnedStream stream, long run, Generation generation, boolean acceptsDeletes) {
        return new StreamMerge(this, stream, run, new GenerationMerge(this, stream, generation, acceptsDeletes));
    }

    /// Lets one more batch be merged in the caller's transaction.
    @Transactional(Transactional.TxType.MANDATORY)
    public void anotherInTransaction() {
        Staging.drop(sql);
    }

    /// Forgets all that was read of a stream. The days of its records are left to the roll-ups.
    @Transactional
    public void forget(PinnedStream stream) {
        states.lock(stream.key());
        TouchPlan plan = touchPlan(stream.key());
        for (String time : plan.times()) {
            days.add(stream.key(), time, allDays(stream, time), NO_RUN);
        }
        DependentDays dependentDays = new DependentDays(zone, RecordTable.of(stream.key()));
        for (TouchPlan.Dependent dependent : plan.dependents()) {
            dependent
                    .times()
                    .forEach(time ->
                            days.add(dependent.stream().key(), time, dependentDays.of(dependent, time), NO_RUN));
        }
        tables.forget(stream.key());
    }

    private Select<Record1<LocalDate>> allDays(PinnedStream stream, String time) {
        PinnedField field = stream.field(time).orElseThrow();
        Table<?> records = RecordTable.of(stream.key());
        return selectDistinct(RecordTable.day(RecordTable.column(records, field), field.type(), zone)
                        .as("day"))
                .from(records);
    }

    /// What a change to the stream touches now. Streams that look into it are kept still until the transaction
    /// ends: records that they gain meanwhile would not be seen here, nor would these changes be seen there.
    TouchPlan touchPlan(StreamKey stream) {
        Map<StreamKey, Optional<PinnedStream>> known = new HashMap<>();
        TouchPlan plan =
                new TouchPlans(definitions.catalog(), key -> known.computeIfAbsent(key, streams::find)).of(stream);
        states.keepOut(plan.dependentStreams());
        List<TouchPlan.Dependent> filled = plan.dependents().stream()
                .filter(dependent -> states.read(dependent.stream().key()).records() > 0)
                .toList();
        return new TouchPlan(plan.times(), filled);
    }

    /// The fields that date records of a stream for the metrics there are.
    public Set<String> times(StreamKey stream) {
        return new TouchPlans(definitions.catalog(), streams::find).of(stream).times();
    }

    DSLContext sql() {
        return sql;
    }

    StreamStates states() {
        return states;
    }

    Quarantine quarantine() {
        return quarantine;
    }

    Generations generations() {
        return generations;
    }

    Clock clock() {
        return clock;
    }

    TouchedDays days() {
        return days;
    }

    ZoneId zone() {
        return zone;
    }
}
