package org.kpiplatform.app.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.problem.ProblemKind;
import org.kpiplatform.api.problem.Violation;

/// Violated constraints of the contract, in the words of the contract.
final class ConstraintFailure {

    private ConstraintFailure() {}

    /// Whether it is the answer that breaks the contract, and not the request.
    static boolean isOurs(ConstraintViolationException e) {
        return e.getConstraintViolations().stream()
                .flatMap(violation -> nodes(violation.getPropertyPath()).stream())
                .anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE);
    }

    static ProblemException problem(ConstraintViolationException e) {
        if (e.getConstraintViolations().stream().anyMatch(ConstraintFailure::isMissingBody)) {
            String missing = "The body is missing; the operation needs one.";
            return new ProblemException(ProblemKind.MALFORMED_BODY, missing, List.of(Violation.of(null, missing)));
        }
        List<Violation> violations = e.getConstraintViolations().stream()
                .map(ConstraintFailure::violation)
                .sorted(Comparator.comparing(Violation::message))
                .toList();
        String detail = violations.stream().map(Violation::message).collect(Collectors.joining(" "));
        return new ProblemException(ProblemKind.INVALID_PARAMETER, detail, violations);
    }

    private static boolean isMissingBody(ConstraintViolation<?> violation) {
        List<Path.Node> nodes = nodes(violation.getPropertyPath());
        return violation.getInvalidValue() == null && nodes.getLast().getKind() == ElementKind.PARAMETER;
    }

    private static Violation violation(ConstraintViolation<?> violation) {
        List<Path.Node> nodes = nodes(violation.getPropertyPath());
        boolean isInBody = nodes.stream().anyMatch(node -> node.getKind() == ElementKind.PROPERTY);
        String path = nodes.stream()
                .filter(node -> node.getKind() != ElementKind.METHOD)
                .filter(node -> !isInBody || node.getKind() != ElementKind.PARAMETER)
                .map(ConstraintFailure::word)
                .collect(Collectors.joining("."))
                .replaceAll("\\.\\[(\\d+)\\]", "[$1].");
        String found = shown(violation.getInvalidValue());
        return Violation.of(path, "`" + path + "` " + violation.getMessage() + ", but is " + found + ".");
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "missing";
            case Collection<?> elements -> String.valueOf(elements.size());
            case Map<?, ?> entries -> String.valueOf(entries.size());
            default -> "`" + ProblemException.quoted(String.valueOf(value)) + "`";
        };
    }

    /// An element of a list is a node of its own, which carries the index of the list before it.
    private static String word(Path.Node node) {
        String index = node.getIndex() == null ? "" : "[" + node.getIndex() + "]";
        return index + JsonFailure.word(node.getName());
    }

    private static List<Path.Node> nodes(Path path) {
        return StreamSupport.stream(path.spliterator(), false).toList();
    }
}
