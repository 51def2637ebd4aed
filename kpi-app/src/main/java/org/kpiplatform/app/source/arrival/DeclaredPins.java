package org.kpiplatform.app.source.arrival;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.app.definition.store.CatalogChanged;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.record.PinnedField;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.PinnedStreams;
import org.kpiplatform.app.record.RecordTables;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.record.StreamRefused;
import org.kpiplatform.app.source.connector.Sources;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.domain.source.FieldType;
import org.kpiplatform.domain.source.SourceDefinition;

/// Gives streams the table that their definition declares, as soon as it comes into force: metrics over them can be
/// asked before the first record.
@ApplicationScoped
class DeclaredPins {

    private final DSLContext sql;
    private final PinnedStreams streams;
    private final RecordTables tables;
    private final Sources sources;

    DeclaredPins(DSLContext sql, PinnedStreams streams, RecordTables tables, Sources sources) {
        this.sql = sql;
        this.streams = streams;
        this.tables = tables;
        this.sources = sources;
    }

    void onChange(@Observes CatalogChanged change) {
        for (SourceDefinition source : change.after().sources().values()) {
            if (!source.equals(change.before().sources().get(source.key()))) {
                sources.own(source).ifPresent(own -> pinAll(source.key(), own.streams(source)));
            }
        }
    }

    private void pinAll(String source, List<StreamSpec> declared) {
        try {
            declared.forEach(it -> pin(new StreamKey(source, it.name()), it));
        } catch (StreamRefused e) {
            throw ProblemException.conflict(String.valueOf(e.getMessage()));
        }
    }

    /// Makes the table fit. Fields that are declared no more keep their columns, for records that have them.
    ///
    /// @throws StreamRefused when the records at hand do not allow it
    @Transactional
    PinnedStream pin(StreamKey key, StreamSpec declared) {
        Optional<PinnedStream> pinned = streams.find(key);
        PinnedStream wanted = wanted(key, declared, pinned);
        if (pinned.filter(wanted::equals).isPresent()) {
            return wanted;
        }
        awaitOthers(key);
        return tables.pin(wanted(key, declared, streams.find(key)));
    }

    /// Two nodes that create the same table at once would fail.
    private void awaitOthers(StreamKey key) {
        sql.select(DSL.function(DSL.systemName("pg_advisory_xact_lock"), SQLDataType.OTHER, DSL.inline((long)
                        ("pin " + key).hashCode())))
                .fetch();
    }

    private static PinnedStream wanted(StreamKey key, StreamSpec declared, Optional<PinnedStream> pinned) {
        List<PinnedField> fields =
                new ArrayList<>(pinned.map(PinnedStream::fields).orElse(List.of()));
        declared.fields().forEach(field -> {
            PinnedField wanted =
                    new PinnedField(field.name(), FieldType.valueOf(field.type().name()), field.title());
            int place = fields.stream().map(PinnedField::name).toList().indexOf(field.name());
            if (place < 0) {
                fields.add(wanted);
            } else {
                fields.set(place, wanted);
            }
        });
        return new PinnedStream(key, fields, declared.key());
    }
}
