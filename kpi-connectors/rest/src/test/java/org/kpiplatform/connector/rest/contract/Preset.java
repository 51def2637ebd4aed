package org.kpiplatform.connector.rest.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.kpiplatform.connector.rest.RestConnector;

/// The text of a preset.
final class Preset {

    private Preset() {}

    static String text(String name) {
        try (InputStream text = RestConnector.class.getResourceAsStream("/presets/" + name + ".yaml")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
