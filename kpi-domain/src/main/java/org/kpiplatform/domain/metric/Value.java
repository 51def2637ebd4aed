package org.kpiplatform.domain.metric;

import java.math.BigDecimal;
import java.util.List;

/// An expression over the fields of one record. Null where a field it needs is null.
public sealed interface Value {

    /// A field of the record, or of a partner: `amount`, `agent.region`.
    ///
    /// @param path join names, then the field; at least one element
    record Field(List<String> path) implements Value {
        public Field {
            path = List.copyOf(path);
        }

        @Override
        public String toString() {
            return String.join(".", path);
        }
    }

    /// A number.
    record Constant(BigDecimal number) implements Value {}

    /// Two numbers added.
    record Sum(Value left, Value right) implements Value {}

    /// One number taken from another.
    record Difference(Value left, Value right) implements Value {}

    /// Two numbers multiplied: `units * price`.
    record Product(Value left, Value right) implements Value {}

    /// The time from one field to another, in a unit; negative when they are the other way round. Between
    /// two days
    /// exact; between instants elapsed time, so a day is 24 hours. Written `hours(created_at, resolved_at)`.
    record Elapsed(DurationUnit unit, Field from, Field until) implements Value {}

    /// The units that elapsed time can be asked in; also the names of the functions.
    enum DurationUnit {
        SECONDS(1),
        MINUTES(60),
        HOURS(3_600),
        DAYS(86_400),
        WEEKS(604_800);

        private final int seconds;

        DurationUnit(int seconds) {
            this.seconds = seconds;
        }

        public int seconds() {
            return seconds;
        }
    }
}
