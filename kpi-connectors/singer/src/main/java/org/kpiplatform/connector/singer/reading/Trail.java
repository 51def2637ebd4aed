package org.kpiplatform.connector.singer.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The records with which a run from the last state would begin: those at the very value of its bookmark, at
/// which taps begin again, since more may have come at it; and those that came after the state.
final class Trail {

    /// With more of them a cursor would become too long; what does not fit is delivered again.
    private static final int MOST = 500;

    private static final int DIGEST_BYTES = 9;
    private static final ObjectWriter SORTED = JsonMapper.builder()
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build()
            .writer();

    private final List<JsonNode> steps = new ArrayList<>();
    /// At the last value. Kept beside the steps, for the record at a bookmark may come long after those were full.
    private final List<JsonNode> latest = new ArrayList<>();
    private @Nullable JsonNode lastValue;

    /// @param value of the field that tells what is new; missing for streams without one
    void add(JsonNode record, JsonNode value) {
        if (!value.equals(lastValue)) {
            latest.clear();
        }
        lastValue = value;
        addTo(latest, record);
        addTo(steps, record);
    }

    private static void addTo(List<JsonNode> list, JsonNode record) {
        if (list.size() < MOST) {
            list.add(record);
        }
    }

    /// The tap has written a state.
    void mark() {
        steps.clear();
        if (lastValue != null && !lastValue.isMissingNode()) {
            steps.addAll(latest);
        }
    }

    int size() {
        return steps.size();
    }

    /// Of the first ones. Made only when a batch ends, for most records never get one.
    List<String> digests(int first) {
        return steps.subList(0, Math.min(first, steps.size())).stream()
                .map(Trail::digest)
                .toList();
    }

    /// Enough of a hash that two records of the same moment are not taken for one. Taps in Python write the
    /// properties of a record in another order in each run.
    static String digest(JsonNode record) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(SORTED.writeValueAsBytes(record));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("every JDK has SHA-256, and JSON can be written", e);
        }
    }
}
