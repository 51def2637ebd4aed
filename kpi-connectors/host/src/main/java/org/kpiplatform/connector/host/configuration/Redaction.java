package org.kpiplatform.connector.host.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Secret;

/// Takes the values of a source's secrets out of what is said about it: those of its configuration, and the
/// tokens that it is given while it runs. Thread-safe.
public final class Redaction {

    /// Shorter ones would blacken half of every sentence, and protect nothing.
    private static final int SHORTEST = 4;

    /// The longest first, so that one that contains another goes as a whole.
    private volatile List<String> secrets = List.of();

    private Redaction() {}

    public static Redaction of(Collection<Secret> secrets) {
        Redaction redaction = new Redaction();
        secrets.forEach(redaction::learn);
        return redaction;
    }

    /// Takes this one out, too, from now on.
    public synchronized void learn(Secret secret) {
        String value = secret.reveal();
        if (value.length() >= SHORTEST && !secrets.contains(value)) {
            secrets = Stream.concat(secrets.stream(), Stream.of(value))
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
        }
    }

    public String apply(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, "***");
        }
        return clean;
    }

    /// Whether a secret stands in the text.
    public boolean isToldIn(String text) {
        return secrets.stream().anyMatch(text::contains);
    }

    /// Whether the exception, or one that caused it, tells a secret.
    public boolean isTold(@Nullable Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (isToldIn(at.toString())) {
                return true;
            }
        }
        return false;
    }
}
