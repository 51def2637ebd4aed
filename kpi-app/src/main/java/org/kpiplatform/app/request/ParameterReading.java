package org.kpiplatform.app.request;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.json.Words;

/// Reads parameters: enums by their words. What cannot be read has been refused by [ParameterCheck] before, which
/// knows the parameter's name.
@Provider
public class ParameterReading implements ParamConverterProvider {

    private static final Map<Class<?>, Function<String, Object>> READERS = Map.of(
            int.class, Integer::valueOf,
            Integer.class, Integer::valueOf,
            long.class, Long::valueOf,
            Long.class, Long::valueOf,
            LocalDate.class, LocalDate::parse,
            UUID.class, UUID::fromString);

    /// Whether a text can stand for a value of a type.
    static boolean canRead(Class<?> type, String text) {
        try {
            return reader(type).stream().allMatch(reader -> reader.apply(text) != null);
        } catch (RuntimeException _) {
            return false;
        }
    }

    /// What reads values of a type, and throws for others; empty where every text will do.
    private static Optional<Function<String, Object>> reader(Class<?> type) {
        return type.isEnum() ? Optional.of(text -> constant(type, text)) : Optional.ofNullable(READERS.get(type));
    }

    @Override
    @SuppressWarnings("unchecked") // the reader found for a type makes values of that type
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return reader(type)
                .map(reader -> (ParamConverter<T>) new Converter(reader))
                .orElse(null);
    }

    private static Object constant(Class<?> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> Words.of((Enum<?>) constant).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("`" + word + "` is no constant of " + type));
    }

    private record Converter(Function<String, Object> reader) implements ParamConverter<Object> {

        @Override
        public @Nullable Object fromString(@Nullable String text) {
            return text == null ? null : reader.apply(text);
        }

        @Override
        public String toString(Object value) {
            return value instanceof Enum<?> constant ? Words.of(constant) : String.valueOf(value);
        }
    }
}
