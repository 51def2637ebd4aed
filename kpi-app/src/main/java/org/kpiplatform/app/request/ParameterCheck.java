package org.kpiplatform.app.request;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses parameters that an operation does not know, that are given too often or cannot be read, each by its
/// name. A misspelt parameter that is silently ignored costs somebody an afternoon; and the framework would
/// answer 404 to one that cannot be read, which is what its specification asks for and helps nobody.
class ParameterCheck {

    private final Map<Method, DeclaredParameters> operations = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo operation) {
        operations
                .computeIfAbsent(operation.getResourceMethod(), DeclaredParameters::of)
                .check(request.getUriInfo());
    }
}
