package org.kpiplatform.app.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kpiplatform.api.source.FieldView;
import org.kpiplatform.api.source.StreamView;
import org.kpiplatform.app.organisation.OrganisationConfig;
import org.kpiplatform.app.record.Coverages;
import org.kpiplatform.app.record.DaySpan;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.PinnedStreams;
import org.kpiplatform.app.record.Quarantine;
import org.kpiplatform.app.record.SeenStream;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.record.StreamStates;
import org.kpiplatform.app.record.merge.Merges;
import org.kpiplatform.domain.source.StreamDefinition;

/// Streams as they are shown: what is defined, beside what is pinned and has been read.
@ApplicationScoped
class StreamViews {

    private final PinnedStreams streams;
    private final StreamStates states;
    private final Quarantine quarantine;
    private final Coverages coverages;
    private final Merges merges;
    private final OrganisationConfig organisation;
    private final StreamAges ages;

    StreamViews(
            PinnedStreams streams,
            StreamStates states,
            Quarantine quarantine,
            Coverages coverages,
            Merges merges,
            OrganisationConfig organisation,
            StreamAges ages) {
        this.organisation = organisation;
        this.ages = ages;
        this.streams = streams;
        this.states = states;
        this.quarantine = quarantine;
        this.coverages = coverages;
        this.merges = merges;
    }

    StreamView view(StreamKey key, StreamDefinition definition) {
        Optional<SeenStream> seen =
                Optional.ofNullable(streams.see(List.of(key)).get(key));
        Optional<PinnedStream> pinned = seen.map(SeenStream::pinned);
        DaySpan covered = seen.flatMap(it -> covered(it, definition)).orElse(null);
        return new StreamView(
                key.toString(),
                key.stream(),
                pinned.map(StreamViews::fields).orElse(List.of()),
                pinned.map(PinnedStream::keys).orElse(definition.key()),
                definition.time(),
                pinned.map(_ -> states.read(key).records()).orElse(0L),
                quarantine.count(key),
                covered == null ? null : covered.from(),
                covered == null ? null : covered.through(),
                seen.flatMap(SeenStream::syncedAt).orElse(null),
                ages.of(key));
    }

    private Optional<DaySpan> covered(SeenStream stream, StreamDefinition definition) {
        Set<String> times = new TreeSet<>(merges.times(stream.pinned().key()));
        if (definition.time() != null) {
            times.add(definition.time());
        }
        return coverages.find(stream, definition.coverage(), times, organisation.zone());
    }

    private static List<FieldView> fields(PinnedStream stream) {
        return stream.fields().stream()
                .map(it -> new FieldView(it.name(), it.type(), it.title()))
                .toList();
    }
}
