package org.kpiplatform.app.client.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.client.command.CommandFailed;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import org.kpiplatform.app.client.http.Refused;

/// What has a key, where the user need not say which of the two it is: keys of KPIs and metrics never
/// collide.
///
/// @param asOf the moment that is asked about; null for now
record KpiOrMetric(Session session, String key, @Nullable String asOf) {

    private static final int NOT_FOUND = 404;

    /// Asks for a resource of the KPI, or else of the metric.
    ///
    /// @param resource `series`
    /// @param question adds the parameters
    /// @throws CommandFailed when neither has the key
    JsonNode ask(String resource, UnaryOperator<Query> question) {
        return find("kpis", resource, question)
                .or(() -> find("metrics", resource, question))
                .orElseThrow(() -> new CommandFailed(nothing()));
    }

    private String nothing() {
        return asOf == null
                ? "There is no KPI and no metric '" + key + "': 'kpi kpis' and 'kpi metrics' list them."
                : "There was no KPI and no metric '" + key + "' as of " + asOf
                        + ": 'kpi kpis' and 'kpi metrics' list those that there are now.";
    }

    private Optional<JsonNode> find(String kind, String resource, UnaryOperator<Query> question) {
        try {
            return Optional.of(session.api().get(question.apply(Query.of(kind, key, resource))));
        } catch (Refused refused) {
            if (refused.problem().status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
