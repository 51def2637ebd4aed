package org.kpiplatform.app.json;

import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The words that enum constants are outside Java: `HALF_YEAR` is `half_year`.
public final class Words {

    private Words() {}

    /// The word for a constant.
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// All words of an enum, in the order of its declaration.
    public static List<String> all(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> of((Enum<?>) constant))
                .toList();
    }

    /// Teaches Jackson the words, for reading and for writing.
    static final class Introspector extends NopAnnotationIntrospector {

        @Override
        public String[] findEnumValues(
                MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
            return Arrays.stream(constants).map(Words::of).toArray(String[]::new);
        }
    }
}
