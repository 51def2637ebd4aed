package org.kpiplatform.app.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
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
        String path = nodes(violation.getPropertyPath()).stream()
                .filter(node -> node.getKind() != ElementKind.METHOD)
                .map(ConstraintFailure::word)
                .collect(Collectors.joining("."));
        String found = ProblemException.quoted(String.valueOf(violation.getInvalidValue()));
        return Violation.of(path, "`" + path + "` " + violation.getMessage() + ", but is `" + found + "`.");
    }

    private static String word(Path.Node node) {
        return JsonFailure.word(node.getName()) + (node.getIndex() == null ? "" : "[" + node.getIndex() + "]");
    }

    private static List<Path.Node> nodes(Path path) {
        return StreamSupport.stream(path.spliterator(), false).toList();
    }
}
