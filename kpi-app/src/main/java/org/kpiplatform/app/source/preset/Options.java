package org.kpiplatform.app.source.preset;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Options of a configuration by paths, such as `parameters.owner`.
final class Options {

    private static final Pattern PLACEHOLDER = Pattern.compile("<([^<>]+)>");

    private Options() {}

    /// What is not known yet: the words between `<` and `>`, by path.
    static SequencedMap<String, String> placeholders(Map<String, ?> config) {
        SequencedMap<String, String> found = new LinkedHashMap<>();
        config.forEach((name, value) -> {
            if (value instanceof Map<?, ?> nested) {
                placeholders(texts(nested)).forEach((rest, words) -> found.put(name + "." + rest, words));
            } else {
                placeholder(value).ifPresent(words -> found.put(name, words));
            }
        });
        return found;
    }

    /// The configuration with a value at a path, whatever stands there.
    static Map<String, Object> with(Map<String, ?> config, String path, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(config);
        int dot = path.indexOf('.');
        if (dot < 0) {
            changed.put(path, value);
        } else {
            String name = path.substring(0, dot);
            Map<String, ?> nested = config.get(name) instanceof Map<?, ?> map ? texts(map) : Map.of();
            changed.put(name, with(nested, path.substring(dot + 1), value));
        }
        return changed;
    }

    private static Optional<String> placeholder(Object value) {
        Matcher matcher = PLACEHOLDER.matcher(value instanceof String text ? text : "");
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Map<String, Object> texts(Map<?, ?> map) {
        Map<String, Object> texts = new LinkedHashMap<>();
        map.forEach((name, value) -> texts.put(String.valueOf(name), value));
        return texts;
    }
}
