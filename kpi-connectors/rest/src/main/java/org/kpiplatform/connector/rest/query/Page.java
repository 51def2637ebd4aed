package org.kpiplatform.connector.rest.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kpiplatform.connector.rest.http.Call;

/// One page of an answer.
///
/// @param call  that was answered
/// @param found in the order of the API
/// @param next  what asks for the page after it
/// @param total how many records all pages have; zero where the API does not say
/// @param body  the whole answer
public record Page(Call call, List<Found> found, Optional<Call> next, long total, JsonNode body) {

    public Page {
        found = List.copyOf(found);
    }

    public boolean isLast() {
        return next.isEmpty();
    }

    /// The latest change on it; empty without records.
    public Optional<Instant> latest() {
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast().time());
    }
}
