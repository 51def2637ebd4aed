package org.kpiplatform.connector.tck;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.kpiplatform.connector.spi.SourceContext;

/// What a source gets while the kit tries it: the system's clock, UTC, and permission to read everything.
///
/// @param folder absolute
public record KitContext(Path folder) implements SourceContext {

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public boolean mayRead(Path path) {
        return true;
    }

    @Override
    public System.Logger logger() {
        return System.getLogger("tck");
    }
}
