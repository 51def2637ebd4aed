package org.kpiplatform.connector.singer.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records that lie at or after the bound of a run. A state that comes after one of them may not be kept, for the
/// record would be lost; the next run begins at the state before it.
///
/// A tap whose first state comes only behind such a record would never get on. For it, what was left out is delivered
/// after all, at the end, with that state.
final class LeftOut {

    private static final int MOST = 10_000;

    /// A record and its value in the field that tells what is new.
    record Late(JsonNode record, JsonNode value) {}

    private final List<Late> late = new ArrayList<>();
    private boolean any;
    private boolean complete = true;
    private @Nullable JsonNode state;

    void add(JsonNode record, JsonNode value) {
        any = true;
        complete = late.size() < MOST;
        if (complete) {
            late.add(new Late(record, value));
        }
    }

    boolean isAny() {
        return any;
    }

    /// A state that came behind a record which was left out.
    void note(JsonNode value) {
        state = value;
    }

    /// What to deliver for the sake of a state, or nothing.
    List<Late> owed() {
        return complete && state != null ? List.copyOf(late) : List.of();
    }

    @Nullable
    JsonNode state() {
        return state;
    }
}
