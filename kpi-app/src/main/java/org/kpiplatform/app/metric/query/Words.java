package org.kpiplatform.app.metric.query;

import java.util.Locale;
import org.kpiplatform.domain.source.FieldType;

/// What a type is called in a sentence.
final class Words {

    private Words() {}

    static String of(FieldType type) {
        return type == FieldType.INTEGER ? "an integer" : "a " + type.name().toLowerCase(Locale.ROOT);
    }
}
