package org.kpiplatform.domain.catalog.check;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The form of every key: `snake_case`, so that a minus in a formula is a minus.
final class KeyForm {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,49}");

    private KeyForm() {}

    /// Whether a text can be a key.
    static boolean isKept(String key) {
        return KEY.matcher(key).matches();
    }

    /// The key that comes closest to a text; empty when too little of the text would be left.
    static Optional<String> nearest(String text) {
        String key = text.trim()
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^[^a-z]+|_+$", "");
        return Optional.of(key).filter(KeyForm::isKept);
    }
}
