package org.kpiplatform.app.source.unruly;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.kpiplatform.connector.spi.Capability;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceInfo;

/// Found by the service like any other connector.
public final class UnrulyProvider implements MetricSourceProvider<UnrulyConfig> {

    @Override
    public SourceInfo info() {
        return new SourceInfo(
                type(), "Unruly", "Misbehaves on request.", Set.of(Capability.INCREMENTAL, Capability.RESUMABLE));
    }

    @Override
    public Class<UnrulyConfig> configType() {
        return UnrulyConfig.class;
    }

    @Override
    public MetricSource open(UnrulyConfig config, SourceContext context) {
        if (config.mischief() == UnrulyConfig.Mischief.HANG_IN_OPEN) {
            LockSupport.park();
        }
        return new UnrulySource(config, context.folder(), context.logger());
    }

    /// Each jar says it anew, so that the same classes are many plugins.
    private static String type() {
        try (InputStream in = Objects.requireNonNull(UnrulyProvider.class.getResourceAsStream("/connector-type"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
