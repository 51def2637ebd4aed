package org.kpiplatform.connector.tryton;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.tck.context.KitContext;
import org.kpiplatform.connector.tryton.standin.Standin;

/// Options of a source, as few as a test cares for.
final class Options {

    URI url;
    String database = "acme";
    String user = Standin.USER;
    String password = Standin.PASSWORD;
    Map<String, String> models = Map.of();
    boolean names = true;
    int pageSize = 2;

    Options(URI url) {
        this.url = url;
    }

    static Options of(Standin standin) {
        return new Options(standin.uri());
    }

    TrytonConfig config() {
        return new TrytonConfig(
                url,
                database,
                user,
                new Secret(password),
                models,
                names,
                Duration.ofMinutes(10),
                Duration.ofSeconds(5),
                pageSize,
                Duration.ofSeconds(20));
    }

    MetricSource open() {
        return new TrytonConnector().open(config(), new KitContext(Path.of("").toAbsolutePath()));
    }
}
