package org.kpiplatform.app.source.connector;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.kpiplatform.connector.spi.RateBudget;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.TokenStore;
import org.kpiplatform.domain.source.SourceDefinition;

/// What the service lends to one source.
record ServiceContext(
        Clock clock,
        ZoneId zone,
        Path folder,
        ReadableFiles files,
        System.Logger logger,
        RateBudget budget,
        TokenStore tokens)
        implements SourceContext {

    static ServiceContext of(
            SourceDefinition source,
            Clock clock,
            ZoneId zone,
            Path folder,
            ReadableFiles files,
            RateBudget budget,
            TokenStore tokens) {
        return new ServiceContext(
                clock,
                zone,
                folder.toAbsolutePath().normalize(),
                files,
                System.getLogger("org.kpiplatform.source." + source.key()),
                budget,
                tokens);
    }

    @Override
    public boolean mayRead(Path path) {
        return files.mayRead(path);
    }
}
