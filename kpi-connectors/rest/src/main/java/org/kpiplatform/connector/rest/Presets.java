package org.kpiplatform.connector.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.kpiplatform.connector.rest.manifest.Manifest;
import org.kpiplatform.connector.rest.yaml.NearMiss;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// The manifests that come with this connector, as resources in the folder `presets`.
final class Presets {

    static final List<String> NAMES = List.of(
            "github_issues",
            "hubspot",
            "jira_cloud_issues",
            "redmine_issues",
            "request_tracker_tickets",
            "salesforce",
            "zendesk");

    private Presets() {}

    static String list() {
        return NearMiss.list(NAMES);
    }

    static Manifest named(String name) {
        if (!NAMES.contains(name)) {
            throw new SourceException(
                    ErrorKind.CONFIG, "There is no preset `" + name + "`" + NearMiss.among(name, NAMES));
        }
        try (InputStream text =
                Objects.requireNonNull(Presets.class.getResourceAsStream("/presets/" + name + ".yaml"))) {
            return Manifest.parse("The preset `" + name + "`", new String(text.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("a preset of this jar can not be read", e);
        }
    }
}
