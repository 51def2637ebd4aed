package org.kpiplatform.app.source.secret;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;
import org.kpiplatform.connector.host.Plugins;
import org.kpiplatform.connector.host.configuration.ConfigurationFlaws;
import org.kpiplatform.connector.host.configuration.ConfigurationSchema;

/// Which options of a connector hold secrets.
@ApplicationScoped
class SecretOptions {

    private final Plugins plugins;

    SecretOptions(Plugins plugins) {
        this.plugins = plugins;
    }

    /// As the connector declares; by their names where it is not installed, since nobody else could tell.
    Predicate<String> of(String connector) {
        return plugins.connector(connector)
                .<Predicate<String>>map(it -> ConfigurationSchema.secrets(it.configurationSchema())::contains)
                .orElse(ConfigurationFlaws::looksSecret);
    }
}
