package org.kpiplatform.app.source.secret;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.kpiplatform.app.secret.Seals;
import org.kpiplatform.connector.spi.TokenStore;
import org.kpiplatform.domain.source.SourceDefinition;

/// Lends sources the places where their tokens are kept.
@ApplicationScoped
public class SourceTokens {

    private final TokenRows rows;
    private final Seals seals;
    private final Clock clock;

    SourceTokens(TokenRows rows, Seals seals, Clock clock) {
        this.rows = rows;
        this.seals = seals;
        this.clock = clock;
    }

    /// The store for one source as it is configured.
    public TokenStore of(SourceDefinition source, RevealedConfig config) {
        return seals.canSeal() ? new KeptTokens(rows, clock, source.key(), config.credentials()) : new NoTokens();
    }
}
