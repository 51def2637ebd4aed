package org.kpiplatform.connector.tck.context;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.kpiplatform.connector.spi.SourceContext;

/// What a source gets while the kit tries it: UTC, permission to read everything, and what remembers.
///
/// @param folder absolute
public record KitContext(Path folder, KitClock clock, KitLog logger, KitBudget budget, KitTokens tokens)
        implements SourceContext {

    public KitContext(Path folder) {
        this(folder, new KitClock());
    }

    private KitContext(Path folder, KitClock clock) {
        this(folder, clock, new KitLog(), new KitBudget(clock), new KitTokens());
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    /// The same folder: a test puts there what operators would put beside the plugin.
    @Override
    public Path pluginFolder() {
        return folder;
    }

    @Override
    public boolean mayRead(Path path) {
        return true;
    }
}
