package org.kpiplatform.connector.tryton.reading;

import static org.kpiplatform.connector.tryton.model.ModelReading.CHANGED;
import static org.kpiplatform.connector.tryton.model.ModelReading.CREATED;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.tryton.model.TrytonJson;

/// The records that were changed in a span of time, or created in it and not changed since.
///
/// @param from  included; null for the beginning, which includes what has no time at all
/// @param until included; null for no end
record Window(@Nullable LocalDateTime from, @Nullable LocalDateTime until) {

    static final Window EVERYTHING = new Window(null, null);

    /// As Tryton wants it asked: those behind an id. One question, and so one answer that nothing can change in
    /// between.
    List<Object> after(long id) {
        List<Object> domain = new ArrayList<>();
        domain.add(List.of("id", ">", id));
        if (from == null && until == null) {
            return domain;
        }
        List<Object> either = new ArrayList<>(List.of("OR", within(CHANGED), unchanged()));
        if (from == null) {
            either.add(List.of(is(CHANGED, null), is(CREATED, null)));
        }
        domain.add(either);
        return domain;
    }

    private List<Object> unchanged() {
        List<Object> conditions = new ArrayList<>(within(CREATED));
        conditions.add(is(CHANGED, null));
        return conditions;
    }

    private List<Object> within(String field) {
        List<Object> conditions = new ArrayList<>();
        if (from != null) {
            conditions.add(List.of(field, ">=", TrytonJson.of(from)));
        }
        if (until != null) {
            conditions.add(List.of(field, "<=", TrytonJson.of(until)));
        }
        return conditions;
    }

    private static List<@Nullable Object> is(String field, @Nullable Object value) {
        return Arrays.asList(field, "=", value);
    }

    boolean has(@Nullable LocalDateTime changed) {
        if (changed == null) {
            return from == null;
        }
        return (from == null || !changed.isBefore(from)) && (until == null || !changed.isAfter(until));
    }
}
