package org.kpiplatform.connector.tck;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.kpiplatform.connector.spi.SourceContext;

/// What a source gets while the kit tries it: the system's clock, UTC, permission to read everything, and a log, a
/// budget and a place for tokens that remember what was done with them. Of use in a connector's own tests, too.
///
/// @param folder absolute
public record KitContext(Path folder, Clock clock, KitLog logger, KitBudget budget, KitTokens tokens)
        implements SourceContext {

    public KitContext(Path folder) {
        this(folder, Clock.systemUTC());
    }

    public KitContext(Path folder, Clock clock) {
        this(folder, clock, new KitLog(), new KitBudget(clock), new KitTokens());
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public boolean mayRead(Path path) {
        return true;
    }
}
