package org.kpiplatform.app.request;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.problem.Expectation;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.syntax.NearMiss;

/// The parameters of an operation, as its contract declares them.
///
/// @param query the Java type of each query parameter, by name
/// @param path  the same of the parts of the path
record DeclaredParameters(Map<String, Class<?>> query, Map<String, Class<?>> path) {

    /// Those of an operation.
    ///
    /// @param operation of a resource; what it implements has the annotations, unless it has them itself
    static DeclaredParameters of(Method operation) {
        Method declared = Arrays.stream(operation.getDeclaringClass().getInterfaces())
                .flatMap(contract -> Arrays.stream(contract.getMethods()))
                .filter(method -> isSame(method, operation))
                .findFirst()
                .orElse(operation);
        return new DeclaredParameters(
                named(declared, QueryParam.class, QueryParam::value),
                named(declared, PathParam.class, PathParam::value));
    }

    private static boolean isSame(Method contract, Method operation) {
        return contract.getName().equals(operation.getName())
                && Arrays.equals(contract.getParameterTypes(), operation.getParameterTypes());
    }

    private static <A extends Annotation> Map<String, Class<?>> named(
            Method method, Class<A> annotation, Function<A, String> name) {
        Map<String, Class<?>> types = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            A found = parameter.getAnnotation(annotation);
            if (found != null) {
                types.put(name.apply(found), parameter.getType());
            }
        }
        return types;
    }

    /// Refuses a request that does not keep to them.
    void check(UriInfo request) {
        request.getQueryParameters().forEach(this::checkQuery);
        request.getPathParameters()
                .forEach((name, values) -> values.forEach(value -> checkValue(path.get(name), name, value)));
    }

    private void checkQuery(String name, List<String> values) {
        Class<?> type = query.get(name);
        if (type == null) {
            throw ProblemException.invalidParameter(
                    ProblemException.quoted(name),
                    "There is no parameter `" + ProblemException.quoted(name) + "` here." + hint(name));
        }
        if (values.size() > 1 && !Collection.class.isAssignableFrom(type)) {
            throw ProblemException.invalidParameter(
                    name, "`%s` is given %d times; give it once.".formatted(name, values.size()));
        }
        values.stream().filter(value -> !value.isEmpty()).forEach(value -> checkValue(type, name, value));
    }

    private String hint(String name) {
        if (query.isEmpty()) {
            return " The operation takes none; leave it out.";
        }
        return NearMiss.of(name, query.keySet())
                .map(meant -> " Did you mean `" + meant + "`?")
                .orElse(" Expected one of " + String.join(", ", query.keySet()) + ".");
    }

    private static void checkValue(@Nullable Class<?> type, String name, String value) {
        if (type != null && !ParameterReading.canRead(type, value)) {
            throw refusal(type, name, ProblemException.quoted(value));
        }
    }

    private static ProblemException refusal(Class<?> type, String name, String found) {
        Expectation expected = Expectation.of(type);
        return ProblemException.invalidParameter(
                name, "`" + name + "=" + found + "` is not " + expected.words() + "." + expected.nearMiss(found));
    }
}
