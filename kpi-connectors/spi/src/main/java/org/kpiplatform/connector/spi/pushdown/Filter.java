package org.kpiplatform.connector.spi.pushdown;

import java.util.List;
import java.util.Objects;

/// A condition on one field. As in SQL, a comparison with null is not true, whichever it is.
///
/// @param field      of the stream
/// @param comparison how the field is compared
/// @param values     with what: of the Java type of the field's type. As many as the comparison says
public record Filter(String field, Comparison comparison, List<Object> values) {

    /// How a field is compared.
    public enum Comparison {
        /// With at least one value, of which one equals.
        IN,
        /// With at least one value, of which none equals.
        NOT_IN,
        /// With one value.
        LESS,
        /// With one value.
        AT_MOST,
        /// With one value.
        GREATER,
        /// With one value.
        AT_LEAST,
        /// With no value.
        IS_NULL,
        /// With no value.
        IS_NOT_NULL;

        private boolean takes(int values) {
            return switch (this) {
                case IN, NOT_IN -> values > 0;
                case LESS, AT_MOST, GREATER, AT_LEAST -> values == 1;
                case IS_NULL, IS_NOT_NULL -> values == 0;
            };
        }
    }

    public Filter {
        Objects.requireNonNull(field);
        values = List.copyOf(values);
        if (!comparison.takes(values.size())) {
            throw new IllegalArgumentException(
                    "a filter by " + comparison + " does not take " + values.size() + " values");
        }
    }
}
