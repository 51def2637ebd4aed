package org.kpiplatform.app.record.merge;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.organisation.OrganisationConfig;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.PinnedStreams;
import org.kpiplatform.app.record.Quarantine;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.record.StreamStates;
import org.kpiplatform.app.record.TouchedDays;

/// Opens the way from batches to records.
@ApplicationScoped
public class Merges {

    private final DSLContext sql;
    private final PinnedStreams streams;
    private final StreamStates states;
    private final Quarantine quarantine;
    private final TouchedDays days;
    private final ZoneId zone;
    private final Definitions definitions;

    Merges(
            DSLContext sql,
            PinnedStreams streams,
            StreamStates states,
            Quarantine quarantine,
            TouchedDays days,
            OrganisationConfig organisation,
            Definitions definitions) {
        this.sql = sql;
        this.streams = streams;
        this.states = states;
        this.quarantine = quarantine;
        this.days = days;
        this.zone = organisation.zone();
        this.definitions = definitions;
    }

    /// Begins to take the batches of a pinned stream.
    ///
    /// @param run the sync run that reads them
    public StreamMerge begin(PinnedStream stream, long run) {
        return new StreamMerge(this, stream, run);
    }

    /// What a change to the stream touches now. Streams that look into it are kept still until the transaction ends:
    /// records that they gain meanwhile would not be seen here, nor would these changes be seen there.
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

    DSLContext sql() {
        return sql;
    }

    StreamStates states() {
        return states;
    }

    Quarantine quarantine() {
        return quarantine;
    }

    TouchedDays days() {
        return days;
    }

    ZoneId zone() {
        return zone;
    }
}
