package org.kpiplatform.app.secret;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reads the keys when the service starts, and says which one seals.
@Dependent
class ConfiguredKeys {

    @Produces
    @Singleton
    @Startup
    Seals seals(SecretsConfig config) {
        SealingKey active = active(config);
        List<String> old = config.oldKeys().orElse(List.of());
        return new Seals(KeyRing.of(
                active,
                IntStream.range(0, old.size())
                        .mapToObj(i -> SealingKey.of(old.get(i), "kpi.secrets.old-keys[" + i + "]"))
                        .toList()));
    }

    private static @Nullable SealingKey active(SecretsConfig config) {
        if (config.key().isPresent() && config.keyFile().isPresent()) {
            throw new UnusableKey("kpi.secrets.key and kpi.secrets.key-file are both set; expected one of them.");
        }
        if (config.key().isPresent()) {
            SealingKey key = SealingKey.of(config.key().get(), "kpi.secrets.key");
            Log.infof("Secrets are sealed with the configured key %s", key.id());
            return key;
        }
        return config.keyFile()
                .map(path -> read(new KeyFile(path.toAbsolutePath().normalize()), config.makeKeyFile()))
                .orElseGet(() -> {
                    Log.info(
                            "No key is configured (kpi.secrets.key, kpi.secrets.key-file), so that definitions may only"
                                    + " refer to secrets");
                    return null;
                });
    }

    private static SealingKey read(KeyFile file, boolean make) {
        boolean isNew = make && !file.exists();
        if (isNew) {
            file.make();
        }
        SealingKey key = file.read();
        Log.infof(
                "Secrets are sealed with %s key %s in %s; keep a copy of it apart from the database, since nothing else"
                        + " opens them",
                isNew ? "the new" : "the", key.id(), file.path());
        if (file.isOpenToAll()) {
            Log.warnf("Every account of this machine may read the key file %s; chmod 600 mends that", file.path());
        }
        return key;
    }
}
