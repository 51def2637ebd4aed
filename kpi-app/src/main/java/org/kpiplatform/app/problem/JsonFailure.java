package org.kpiplatform.app.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.problem.ProblemKind;
import org.kpiplatform.api.problem.Violation;
import org.kpiplatform.app.json.MissingProperty;
import org.kpiplatform.domain.syntax.NearMiss;

/// JSON that could not be read, in sentences with a line and a column.
public final class JsonFailure {

    /// The parser's messages name its own classes and settings, so only what they quote gets out.
    private static final Map<Pattern, String> SLIPS = Map.of(
            Pattern.compile("Duplicate .*?[\"'](.*)[\"']"), "The property `%s` is given twice; leave one out.",
            Pattern.compile("Unrecognized token '(.*?)'"), "The body is not JSON: `%s` means nothing in JSON.",
            Pattern.compile("Unexpected character \\('(.)'"),
                    "The body is not JSON: `%s` stands where something else was expected.",
            Pattern.compile("Numeric value \\((.*?)\\) out of range"),
                    "The number `%s` is too large for what is expected there.");

    private JsonFailure() {}

    /// The problem to answer with.
    public static ProblemException problem(JsonProcessingException e) {
        Violation violation = violation(e);
        return new ProblemException(ProblemKind.MALFORMED_BODY, violation.message(), List.of(violation));
    }

    /// What is wrong, and where.
    public static Violation violation(JsonProcessingException e) {
        Violation violation = e instanceof JsonMappingException mapping ? content(mapping) : syntax(e);
        JsonLocation location = e.getLocation();
        return location == null || location.getLineNr() < 1
                ? violation
                : violation.at(location.getLineNr(), location.getColumnNr());
    }

    private static Violation syntax(JsonProcessingException e) {
        return Violation.of(
                null,
                switch (e) {
                    case JsonEOFException _ ->
                        "The body ends in the middle of the JSON: a bracket, brace or quote is not closed.";
                    case StreamConstraintsException _ ->
                        "The body is nested too deeply, or holds a number, name or text that is too long.";
                    default -> slip(e.getOriginalMessage());
                });
    }

    private static String slip(String message) {
        return SLIPS.entrySet().stream()
                .map(slip -> Map.entry(slip.getKey().matcher(message), slip.getValue()))
                .filter(slip -> slip.getKey().find())
                .findFirst()
                .map(slip -> slip.getValue()
                        .formatted(ProblemException.quoted(slip.getKey().group(1))))
                .orElse("The body is not JSON.");
    }

    private static Violation content(JsonMappingException e) {
        String path = path(e.getPath());
        return switch (e) {
            case UnrecognizedPropertyException unknown -> unknown(unknown, path);
            case MissingProperty missing -> missing(missing, path);
            case InvalidNullException _ ->
                Violation.of(path, "`" + path + "` is null; leave it out, or say what belongs there.");
            case InvalidFormatException format -> unfit(format, path);
            case ValueInstantiationException refused -> Violation.of(path, refusal(refused, path));
            case MismatchedInputException mismatch -> mismatch(mismatch, path);
            default ->
                e.getCause() instanceof JsonProcessingException cause
                        ? violation(cause)
                        : Violation.of(path, "The value" + at(path) + " cannot be read.");
        };
    }

    private static Violation unknown(UnrecognizedPropertyException e, String path) {
        List<String> known = known(e.getKnownPropertyIds());
        String name = ProblemException.quoted(e.getPropertyName());
        String expected = "one of " + String.join(", ", known);
        return Violation.of(
                        path,
                        "There is no property `" + name + "`" + at(parent(e)) + "."
                                + NearMiss.of(name, known)
                                        .map(meant -> " Did you mean `" + meant + "`?")
                                        .orElse(" Expected " + expected + "."))
                .expecting(expected)
                .suggesting(NearMiss.of(name, known).orElse(null));
    }

    private static Violation missing(MissingProperty e, String path) {
        return Violation.of(
                path.isEmpty() ? e.property() : path + "." + e.property(),
                "The property `" + e.property() + "`" + at(path) + " is missing.");
    }

    private static Violation unfit(InvalidFormatException e, String path) {
        Expectation expected = Expectation.of(e.getTargetType());
        String found = ProblemException.quoted(String.valueOf(e.getValue()));
        return Violation.of(
                        path,
                        "`" + found + "`" + at(path) + " is not " + expected.words() + "." + expected.nearMiss(found))
                .expecting(expected.words())
                .suggesting(expected.meant(found).orElse(null));
    }

    private static Violation mismatch(MismatchedInputException e, String path) {
        if (path.isEmpty() && e.getOriginalMessage().startsWith("No content")) {
            return Violation.of(null, "The body is empty; the operation needs one.");
        }
        if (e.getOriginalMessage().startsWith("Trailing token")) {
            return Violation.of(null, "The body goes on after the end of the JSON; send one value only.");
        }
        Expectation expected = Expectation.of(e.getTargetType());
        String value = path.isEmpty() ? "The body" : "The value" + at(path);
        return Violation.of(path.isEmpty() ? null : path, value + " is not " + expected.words() + ".")
                .expecting(expected.words());
    }

    private static String refusal(ValueInstantiationException e, String path) {
        Throwable cause = e.getCause();
        return cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : "The value" + at(path) + " is not valid.";
    }

    private static String at(String path) {
        return path.isEmpty() ? "" : " at `" + path + "`";
    }

    private static String parent(JsonMappingException e) {
        return path(e.getPath().subList(0, Math.max(0, e.getPath().size() - 1)));
    }

    private static String path(List<JsonMappingException.Reference> references) {
        return references.stream()
                .map(reference -> reference.getFieldName() == null
                        ? "[" + reference.getIndex() + "]"
                        : "." + ProblemException.quoted(reference.getFieldName()))
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static List<String> known(@Nullable Collection<Object> ids) {
        return ids == null
                ? List.of()
                : ids.stream().map(String::valueOf).sorted().toList();
    }

    /// The name that a Java name has outside.
    static String word(@Nullable String javaName) {
        return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(javaName == null ? "" : javaName);
    }
}
