package org.kpiplatform.app.source.secret;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.TreeSet;
import org.kpiplatform.app.definition.store.DefinitionVersions;
import org.kpiplatform.app.secret.Seals;
import org.kpiplatform.app.secret.SecretUnavailable;
import org.kpiplatform.domain.source.SourceDefinition;

/// Seals, before anything else uses the definitions, what earlier versions of the service have stored in the open, and
/// what is sealed with an older key. All versions of a definition are sealed alike; none of them becomes another one.
@Dependent
class SecretsSealed {

    private static final int BEFORE_OTHERS = 1;

    private final DefinitionVersions versions;
    private final SourceSecrets secrets;
    private final TokenRows tokens;
    private final Seals seals;

    SecretsSealed(DefinitionVersions versions, SourceSecrets secrets, TokenRows tokens, Seals seals) {
        this.versions = versions;
        this.secrets = secrets;
        this.tokens = tokens;
        this.seals = seals;
    }

    void onStart(@Observes @Priority(BEFORE_OTHERS) StartupEvent start) {
        QuarkusTransaction.requiringNew().run(this::seal);
    }

    void seal() {
        Set<String> open = new TreeSet<>();
        Set<String> lost = new TreeSet<>();
        int written = versions.rewriteSources(source -> {
            SourceDefinition sealed = secrets.resealed(source);
            if (secrets.plain(sealed) > 0) {
                open.add(source.key());
            }
            if (secrets.lost(sealed) > 0) {
                lost.add(source.key());
            }
            return sealed;
        });
        tokens.forgetAllBut(versions.locked().catalog().sources().keySet());
        int renewed = seals.canSeal() ? resealTokens() : 0;
        tell(written, renewed, open, lost);
    }

    private int resealTokens() {
        try {
            return tokens.reseal();
        } catch (SecretUnavailable e) {
            Log.warnf("A token %s", e.predicate());
            return 0;
        }
    }

    private static void tell(int written, int tokens, Set<String> open, Set<String> lost) {
        if (written + tokens > 0) {
            Log.infof(
                    "Sealed the secrets of %d versions of sources and %d tokens with the key in use", written, tokens);
        }
        if (!open.isEmpty()) {
            Log.warnf(
                    "Secrets of %s stand in the database in the open, since no key is configured (kpi.secrets.key,"
                            + " kpi.secrets.key-file)",
                    open);
        }
        if (!lost.isEmpty()) {
            Log.warnf(
                    "Secrets of %s are sealed with a key that is not at hand: configure it among kpi.secrets.old-keys, or"
                            + " type them in anew",
                    lost);
        }
    }
}
