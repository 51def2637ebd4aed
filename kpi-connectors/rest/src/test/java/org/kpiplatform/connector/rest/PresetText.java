package org.kpiplatform.connector.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The text of a preset.
public final class PresetText {

    private PresetText() {}

    public static String of(String name) {
        try (InputStream text = RestConnector.class.getResourceAsStream("/presets/" + name + ".yaml")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
