package org.kpiplatform.connector.host.guard;

import org.kpiplatform.connector.host.configuration.Redaction;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceException;

/// Stands around every call into a connector: gives it its own context class loader, which many libraries ask for,
/// and turns whatever it throws into a [SourceException].
///
/// Also an [Error] of the connector, such as a class that is missing or a stack that overflows, fails its source only.
/// [OutOfMemoryError] passes: it tells of the whole process.
public record Guard(String connector, ConnectorPlugin plugin, Redaction redaction) {

    /// Something a connector does.
    @FunctionalInterface
    public interface Call<T> {
        T run() throws Exception;
    }

    /// Something a connector does that nobody can interrupt.
    @FunctionalInterface
    public interface QuietCall<T> {
        T run();
    }

    /// Opens a source, which keeps its plugin from ending until it is closed.
    public <C extends Record> MetricSource open(MetricSourceProvider<C> provider, C config, SourceContext context) {
        SourceContext lent = new GuardedContext(context, plugin.folder(), redaction);
        return new GuardedSource(this, callQuietly("open", () -> provider.open(config, lent)));
    }

    <T> T call(String what, Call<T> call) throws InterruptedException {
        try (var _ = plugin.use().enter(connector, what);
                var _ = ContextClassLoader.of(plugin.loader())) {
            return call.run();
        } catch (InterruptedException | OutOfMemoryError e) {
            throw e;
        } catch (SourceException e) {
            throw redacted(e);
        } catch (Throwable e) {
            throw bug(what + " failed with " + e, e);
        }
    }

    /// Calls what throws nothing that its caller must know.
    ///
    /// @throws SourceException whatever it throws
    public <T> T callQuietly(String what, QuietCall<T> call) {
        try {
            return call(what, call::run);
        } catch (InterruptedException e) {
            throw bug(what + " was interrupted, which it may not tell", e);
        }
    }

    SourceException bug(String what) {
        return new SourceException(ErrorKind.BUG, sentence(what));
    }

    private SourceException bug(String what, Throwable cause) {
        return redacted(new SourceException(ErrorKind.BUG, sentence(what), cause));
    }

    private String sentence(String what) {
        return "Connector `" + connector + "` (plugin " + plugin.name() + ", version " + plugin.version() + "): " + what
                + ". That is a bug of the connector; tell its author.";
    }

    /// An exception that tells a secret loses its cause, since nobody can change the message of that.
    SourceException redacted(SourceException e) {
        if (!redaction.isTold(e)) {
            return e;
        }
        String message = e.getMessage() == null ? "" : redaction.apply(e.getMessage());
        SourceException clean =
                new SourceException(e.kind(), message, null, e.until().orElse(null));
        clean.setStackTrace(e.getStackTrace());
        return clean;
    }
}
