package org.kpiplatform.app.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/// Describes records of the domain that clients see. The domain cannot do it itself: it knows no annotations of
/// OpenAPI. Definitions are described by their own schema.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DomainWords implements OASFilter {

    private static final String RESOURCE = "/openapi-words.properties";

    private final Properties words = load();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().getSchemas().forEach((name, schema) -> {
            describe(schema, name);
            if (schema.getProperties() != null) {
                schema.getProperties().forEach((property, described) -> describe(described, name + "." + property));
            }
        });
    }

    private void describe(Schema schema, String name) {
        String description = words.getProperty(name);
        if (description != null) {
            schema.setDescription(description);
        }
    }

    private static Properties load() {
        Properties words = new Properties();
        try (InputStream resource = DomainWords.class.getResourceAsStream(RESOURCE)) {
            words.load(new InputStreamReader(Objects.requireNonNull(resource, RESOURCE), StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }
}
