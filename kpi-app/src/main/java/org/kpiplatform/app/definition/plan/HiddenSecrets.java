package org.kpiplatform.app.definition.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.definition.FieldChange;

/// Keeps the secrets of sources out of plans, which end up on terminals and in the logs of builds. What is shown
/// is taken from definitions that hold no secrets; the others only say what changes.
final class HiddenSecrets {

    /// A secret that is not the one before, where both look the same.
    private static final String ANOTHER = "<another secret>";

    private final Map<String, JsonNode> before;
    private final Map<String, JsonNode> after;

    /// @param before null when there was none
    /// @param after  null when there will be none
    HiddenSecrets(ConnectorSecrets secrets, @Nullable Object before, @Nullable Object after) {
        this.before = FieldDifferences.fields(before == null ? null : secrets.shown(before));
        this.after = FieldDifferences.fields(after == null ? null : secrets.shown(after));
    }

    List<FieldChange> hide(List<FieldChange> changes) {
        return changes.stream().map(change -> hide(change.field())).toList();
    }

    private FieldChange hide(String field) {
        JsonNode from = before.get(field);
        JsonNode to = after.get(field);
        return new FieldChange(field, from, from != null && from.equals(to) ? ANOTHER : to);
    }
}
