package org.kpiplatform.app.source.secret;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.definition.store.CatalogChanged;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.domain.source.SourceDefinition;

/// Forgets tokens with the secrets that they were given for. Those that the new secrets have brought already, such as
/// while the change was planned, stay.
@Dependent
class ForgottenTokens {

    private final TokenRows rows;
    private final SourceSecrets secrets;

    ForgottenTokens(TokenRows rows, SourceSecrets secrets) {
        this.rows = rows;
        this.secrets = secrets;
    }

    void onChange(@Observes CatalogChanged change) {
        for (SourceDefinition before : change.before().sources().values()) {
            SourceDefinition after = change.after().sources().get(before.key());
            if (!before.equals(after)) {
                forget(before.key(), after);
            }
        }
    }

    private void forget(String source, @Nullable SourceDefinition after) {
        if (after == null) {
            rows.forget(source, null);
            return;
        }
        try {
            rows.forget(source, secrets.revealed(after).credentials());
        } catch (SourceException e) {
            Log.infof("Tokens are kept until the secrets are known: source=%s reason=%s", source, e.getMessage());
        }
    }
}
