package org.kpiplatform.app.problem;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.json.Words;

/// Reads parameters: enums by their words, and every unreadable value refused with the parameter's name. The
/// framework
/// would answer 404, which is what its specification asks for and helps nobody.
@Provider
public class Parameters implements ParamConverterProvider {

    private static final Map<Class<?>, Function<String, Object>> READERS = Map.of(
            int.class, Integer::valueOf,
            Integer.class, Integer::valueOf,
            long.class, Long::valueOf,
            Long.class, Long::valueOf,
            LocalDate.class, LocalDate::parse,
            UUID.class, UUID::fromString);

    @Override
    @SuppressWarnings("unchecked") // the reader found for a type makes values of that type
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        Function<String, Object> reader = type.isEnum() ? text -> constant(type, text) : READERS.get(type);
        return reader == null ? null : (ParamConverter<T>) new Converter(name(annotations), type, reader);
    }

    private static Object constant(Class<?> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> Words.of((Enum<?>) constant).equals(word))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static String name(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .map(annotation -> switch (annotation) {
                    case QueryParam query -> query.value();
                    case PathParam path -> path.value();
                    case HeaderParam header -> header.value();
                    default -> "";
                })
                .collect(Collectors.joining());
    }

    private record Converter(String name, Class<?> type, Function<String, Object> reader)
            implements ParamConverter<Object> {

        @Override
        public @Nullable Object fromString(@Nullable String text) {
            try {
                return text == null ? null : reader.apply(text);
            } catch (RuntimeException _) {
                throw new BadRequestException(refusal(text == null ? "" : text));
            }
        }

        private ProblemException refusal(String text) {
            Expectation expected = Expectation.of(type);
            String found = ProblemException.quoted(text);
            return ProblemException.invalidParameter(
                    name, "`" + name + "=" + found + "` is not " + expected.words() + "." + expected.nearMiss(found));
        }

        @Override
        public String toString(Object value) {
            return value instanceof Enum<?> constant ? Words.of(constant) : String.valueOf(value);
        }
    }
}
