package org.kpiplatform.app.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.problem.ProblemException;

/// Where a page of a list ended, opaque to clients.
///
/// @param position the sort key of the last item that was returned, in as many parts as the order has
public record Cursor(List<String> position) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 4_000;

    public Cursor {
        position = List.copyOf(position);
    }

    /// After an item with this sort key.
    public static Cursor after(String... position) {
        return new Cursor(List.of(position));
    }

    /// Reads what a client sent back; empty when it asks for the first page.
    ///
    /// @param parts how many parts the list's order has
    /// @throws ProblemException when it is not a cursor of this list
    public static Optional<Cursor> parse(@Nullable String token, int parts) {
        if (token == null) {
            return Optional.empty();
        }
        Cursor cursor = token.length() > LONGEST ? null : decode(token);
        if (cursor == null || cursor.position.size() != parts) {
            throw foreign(token);
        }
        return Optional.of(cursor);
    }

    /// Reads what a client sent back to a list that is ordered by a number.
    ///
    /// @throws ProblemException when it is not a cursor of such a list
    public static Optional<Long> parseNumber(@Nullable String token) {
        return parse(token, 1).map(cursor -> {
            try {
                return Long.valueOf(cursor.position.getFirst());
            } catch (NumberFormatException _) {
                throw foreign(String.valueOf(token));
            }
        });
    }

    /// The refusal of a cursor that this list has never given out.
    public static ProblemException foreign(String token) {
        return ProblemException.invalidParameter(
                "cursor",
                "`cursor=" + ProblemException.quoted(token)
                        + "` is not a cursor of this list. Pass the `next` of the page before, or leave it out to begin.");
    }

    /// What the client gets to see.
    public String token() {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(position));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A list of texts could not be written as JSON", e);
        }
    }

    private static @Nullable Cursor decode(String token) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            return new Cursor(JSON.readValue(json, new TypeReference<List<String>>() {}));
        } catch (IllegalArgumentException | NullPointerException | JsonProcessingException _) {
            return null;
        }
    }
}
