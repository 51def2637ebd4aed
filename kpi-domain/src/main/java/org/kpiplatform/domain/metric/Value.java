package org.kpiplatform.domain.metric;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/// An expression over the fields of one record. Null where a field it needs is null.
public sealed interface Value {

    /// Reads `amount - discount`, `-1 * amount`, `hours(created_at, resolved_at)`.
    ///
    /// @throws SyntaxError when it is none
    static Value parse(String text) {
        return MetricParser.value(text).tree();
    }

    /// The expression as text that parses to an equal one.
    default String text() {
        return MetricText.of(this);
    }

    /// The fields it needs, each once, in the order of appearance.
    default List<Field> usedFields() {
        return UsedFields.of(this);
    }

    /// A field of the record, or of a partner: `amount`, `agent.region`. A name that is a word of the language
    /// or holds other characters than letters, digits and `_` is written in double quotes.
    ///
    /// @param path join names, then the field; at least one element
    record Field(List<String> path) implements Value {
        public Field {
            path = List.copyOf(path);
            if (path.isEmpty()) {
                throw new IllegalArgumentException("a field needs a name");
            }
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

    /// The time from one field to another, in a unit; negative when they are the other way round. Between two
    /// days exact; between instants elapsed time, so a day is 24 hours. Written `hours(created_at, resolved_at)`.
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

        /// The name of the function and of the unit: `hours`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
