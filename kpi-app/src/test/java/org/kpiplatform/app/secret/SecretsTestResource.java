package org.kpiplatform.app.secret;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Gives every `@QuarkusTest` a key, a folder of secrets and a log in a file; registered as a service, so no test
/// names it.
public final class SecretsTestResource implements QuarkusTestResourceLifecycleManager {

    /// Which secrets are looked up in.
    public static final Path FOLDER = Path.of("target/test-secrets");

    /// What the service has logged.
    public static final Path LOG = Path.of("target/test-service.log");

    @Override
    public Map<String, String> start() {
        try {
            Files.createDirectories(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "kpi.secrets.key", TestKeys.of(7),
                "kpi.secrets.folder", FOLDER.toString(),
                "quarkus.log.file.enabled", "true",
                "quarkus.log.file.path", LOG.toString(),
                "quarkus.log.file.rotation.max-file-size", "1G");
    }

    @Override
    public void stop() {
        // the next build begins with an empty target folder
    }
}
