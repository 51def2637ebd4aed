package org.kpiplatform.app.publication;

import static org.kpiplatform.app.publication.PublishedValueTable.DIMENSION;
import static org.kpiplatform.app.publication.PublishedValueTable.MEMBER;

import org.jooq.Record;

/// Where a value of one metric or KPI stands.
record Place(Part part, Span span) {

    static Place of(ComputedValue computed) {
        return new Place(computed.part(), Span.of(computed.period()));
    }

    static Place of(Record row) {
        return new Place(new Part(row.get(DIMENSION), row.get(MEMBER)), Span.of(row));
    }
}
