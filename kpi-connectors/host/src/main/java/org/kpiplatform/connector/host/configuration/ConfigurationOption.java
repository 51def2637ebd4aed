package org.kpiplatform.connector.host.configuration;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Option;

/// An option as a component of a configuration record declares it.
///
/// @param defaultText as it would be written in a definition, or null
/// @param example     as it would be written in a definition, or null
record ConfigurationOption(
        String name,
        OptionType type,
        boolean nullable,
        String description,
        @Nullable String defaultText,
        @Nullable String example) {

    /// The options of a type without [ConfigurationFlaws].
    static List<ConfigurationOption> of(Class<? extends Record> configType) {
        return Arrays.stream(configType.getRecordComponents())
                .map(ConfigurationOption::of)
                .toList();
    }

    boolean required() {
        return type instanceof OptionType.Scalar && !nullable && defaultText == null;
    }

    private static ConfigurationOption of(RecordComponent component) {
        Option option = Objects.requireNonNull(component.getAnnotation(Option.class));
        return new ConfigurationOption(
                Words.snakeCase(component.getName()),
                OptionType.of(component.getGenericType()).orElseThrow(),
                isNullable(component),
                option.description(),
                textOrNull(option.defaultValue()),
                textOrNull(option.example()));
    }

    /// By name, since a plugin may have been compiled against its own copy of the annotation.
    private static boolean isNullable(RecordComponent component) {
        return Arrays.stream(component.getAnnotatedType().getAnnotations())
                .anyMatch(it -> it.annotationType().getName().equals(Nullable.class.getName()));
    }

    private static @Nullable String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
