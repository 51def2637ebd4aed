package org.kpiplatform.app.problem;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.json.Words;
import org.kpiplatform.domain.syntax.NearMiss;

/// What a Java type wants from outside, without naming it.
///
/// @param words   continues the sentence "that is not ..."
/// @param allowed all values there are, or empty when they cannot be counted
public record Expectation(String words, List<String> allowed) {

    /// What values of a type look like.
    public static Expectation of(@Nullable Class<?> type) {
        if (type == null) {
            return new Expectation("what is expected there", List.of());
        }
        if (type.isEnum()) {
            List<String> words = Words.all(type);
            return new Expectation("one of " + String.join(", ", words), words);
        }
        return new Expectation(describe(type), List.of());
    }

    /// The offer of a near miss as a sentence of its own; empty where nothing is near.
    public String nearMiss(String found) {
        return meant(found).map(word -> " Did you mean `" + word + "`?").orElse("");
    }

    /// What was probably meant.
    public Optional<String> meant(String found) {
        return NearMiss.of(found, allowed);
    }

    private static String describe(Class<?> type) {
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getKey().isAssignableFrom(type))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(type.isArray() ? "a list" : "an object");
    }

    private static final Map<Class<?>, String> WORDS = Map.ofEntries(
            Map.entry(String.class, "a text"),
            Map.entry(int.class, "a whole number"),
            Map.entry(Integer.class, "a whole number"),
            Map.entry(long.class, "a whole number"),
            Map.entry(Long.class, "a whole number"),
            Map.entry(BigInteger.class, "a whole number"),
            Map.entry(double.class, "a number"),
            Map.entry(Double.class, "a number"),
            Map.entry(BigDecimal.class, "a number"),
            Map.entry(boolean.class, "true or false"),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(LocalDate.class, "a day such as 2011-03-01"),
            Map.entry(Instant.class, "an instant such as 2011-03-01T08:30:00Z"),
            Map.entry(UUID.class, "an identifier such as 0b6b3f4e-0c3c-4a52-9f2f-6a2d7a4b9c11"),
            Map.entry(Collection.class, "a list"));
}
