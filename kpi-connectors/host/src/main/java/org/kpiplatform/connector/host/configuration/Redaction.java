package org.kpiplatform.connector.host.configuration;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Secret;

/// Takes the values of a source's secrets out of what is said about it.
///
/// @param secrets the longest first, so that one that contains another goes as a whole
public record Redaction(List<String> secrets) {

    public static final Redaction NONE = new Redaction(List.of());

    /// Shorter ones would blacken half of every sentence, and protect nothing.
    private static final int SHORTEST = 4;

    public static Redaction of(Collection<Secret> secrets) {
        return new Redaction(secrets.stream()
                .map(Secret::reveal)
                .filter(value -> value.length() >= SHORTEST)
                .sorted((one, other) -> Integer.compare(other.length(), one.length()))
                .toList());
    }

    public String apply(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, "***");
        }
        return clean;
    }

    /// Whether the exception, or one that caused it, tells a secret.
    public boolean isTold(@Nullable Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            String text = at.toString();
            if (secrets.stream().anyMatch(text::contains)) {
                return true;
            }
        }
        return false;
    }
}
