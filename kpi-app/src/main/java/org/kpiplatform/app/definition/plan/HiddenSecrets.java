package org.kpiplatform.app.definition.plan;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.definition.FieldChange;
import org.kpiplatform.domain.source.SourceDefinition;

/// Keeps the secrets of sources out of plans, which end up on terminals and in the logs of builds.
final class HiddenSecrets {

    private static final String HIDDEN = "***";

    private final Set<String> fields = new TreeSet<>();

    /// @param before null when there was none
    /// @param after  null when there will be none
    HiddenSecrets(ConnectorSecrets secrets, @Nullable Object before, @Nullable Object after) {
        add(secrets, before);
        add(secrets, after);
    }

    private void add(ConnectorSecrets secrets, @Nullable Object definition) {
        if (definition instanceof SourceDefinition source) {
            secrets.of(source.connector()).forEach(option -> fields.add("config." + option));
        }
    }

    FieldChange hide(FieldChange change) {
        return isSecret(change.field())
                ? new FieldChange(change.field(), hidden(change.before()), hidden(change.after()))
                : change;
    }

    private boolean isSecret(String field) {
        return fields.stream().anyMatch(secret -> field.equals(secret) || field.startsWith(secret + "."));
    }

    private static @Nullable Object hidden(@Nullable Object value) {
        return value == null ? null : HIDDEN;
    }
}
