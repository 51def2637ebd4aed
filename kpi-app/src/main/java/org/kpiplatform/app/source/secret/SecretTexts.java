package org.kpiplatform.app.source.secret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The texts in a configuration, each by its path: `password`, `secret_properties.accessToken`, `keys[0/2]`. The
/// path of an element tells how many there are, so that none is taken for another one when some are left out.
final class SecretTexts {

    private SecretTexts() {}

    /// The same configuration with other texts in some options.
    ///
    /// @param option whether an option is one of them
    /// @param text   from the path and the text to the other text
    static Map<String, Object> replaced(
            Map<String, Object> config, Predicate<String> option, BinaryOperator<String> text) {
        Map<String, Object> replaced = new LinkedHashMap<>();
        config.forEach((name, value) -> replaced.put(name, option.test(name) ? value(name, value, text) : value));
        return replaced;
    }

    /// The texts of some options.
    static Map<String, String> of(Map<String, Object> config, Predicate<String> option) {
        Map<String, String> texts = new LinkedHashMap<>();
        replaced(config, option, (path, text) -> {
            texts.put(path, text);
            return text;
        });
        return texts;
    }

    /// As findings name it.
    static String shown(String path) {
        return path.replaceAll("/\\d+]", "]");
    }

    @SuppressWarnings("NullAway") // null stays null, as it was written; whoever reads the configuration refuses it
    private static Object value(String path, @Nullable Object value, BinaryOperator<String> text) {
        return switch (value) {
            case String found -> text.apply(path, found);
            case Map<?, ?> entries -> {
                Map<String, Object> replaced = new LinkedHashMap<>();
                entries.forEach((name, it) -> replaced.put(String.valueOf(name), value(path + "." + name, it, text)));
                yield replaced;
            }
            case List<?> elements -> {
                List<Object> replaced = new ArrayList<>();
                for (int i = 0; i < elements.size(); i++) {
                    replaced.add(value(path + "[" + i + "/" + elements.size() + "]", elements.get(i), text));
                }
                yield replaced;
            }
            case null, default -> value;
        };
    }
}
