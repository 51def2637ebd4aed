package org.kpiplatform.app.secret;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The secrets that this process has seen, so that its log can leave them out. One for the whole process, as its
/// log is: what writes the log is there before any bean, and after.
///
/// Thread-safe.
public final class ToldSecrets {

    /// Shorter ones would blacken half of every line, and protect nothing.
    private static final int SHORTEST = 4;

    /// Of one owner: tokens are renewed every hour, and those of last week open nothing.
    private static final int MOST = 64;

    private static final Map<String, Deque<String>> BY_OWNER = new ConcurrentHashMap<>();
    private static volatile List<String> longestFirst = List.of();

    private ToldSecrets() {}

    /// From now on the log leaves it out.
    ///
    /// @param owner whose oldest secrets are forgotten when there are too many
    public static void learn(String owner, String secret) {
        if (secret.length() < SHORTEST || longestFirst.contains(secret)) {
            return;
        }
        synchronized (BY_OWNER) {
            Deque<String> own = BY_OWNER.computeIfAbsent(owner, _ -> new ArrayDeque<>());
            own.addLast(secret);
            if (own.size() > MOST) {
                own.removeFirst();
            }
            longestFirst = BY_OWNER.values().stream()
                    .flatMap(Deque::stream)
                    .distinct()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
        }
    }

    static boolean any() {
        return !longestFirst.isEmpty();
    }

    static boolean isToldIn(String text) {
        return longestFirst.stream().anyMatch(text::contains);
    }

    static String without(String text) {
        String clean = text;
        for (String secret : longestFirst) {
            clean = clean.replace(secret, "***");
        }
        return clean;
    }
}
