package org.kpiplatform.app.publication;

import static org.kpiplatform.app.publication.PublishedValueTable.KEY;
import static org.kpiplatform.app.publication.PublishedValueTable.ZONE;

import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Of what a value is published.
///
/// @param key  of a metric or KPI
/// @param zone of a metric, where its days begin; null for those of the organisation, and for a KPI, whose zone is a
///     part of its definition
public record PublishedKey(String key, @Nullable String zone) {

    /// A KPI, or a metric by the days of the organisation.
    public static PublishedKey of(String key) {
        return new PublishedKey(key, null);
    }

    static PublishedKey of(Record row) {
        return ofStored(row.get(KEY), row.get(ZONE));
    }

    /// @param zone empty for none
    static PublishedKey ofStored(String key, String zone) {
        return new PublishedKey(key, zone.isEmpty() ? null : zone);
    }

    /// The zone as it is stored.
    String storedZone() {
        return zone == null ? "" : zone;
    }

    Condition isMeant() {
        return KEY.eq(key).and(ZONE.eq(storedZone()));
    }
}
