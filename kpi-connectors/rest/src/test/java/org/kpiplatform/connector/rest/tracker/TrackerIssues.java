package org.kpiplatform.connector.rest.tracker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// The issues of a tracker, which change all the time. Its clock ticks with every change.
public final class TrackerIssues {

    /// As it is now.
    ///
    /// @param updated null for one that was never updated
    /// @param points  a number, or something that is none
    public record Issue(int id, String title, @Nullable Instant updated, String points, String closed) {

        Issue at(Instant time) {
            return new Issue(id, title + "'", time, points, closed);
        }
    }

    private static final String NEVER = "1970-01-01T00:00:00Z";

    private final Map<Integer, Issue> issues = new ConcurrentSkipListMap<>();
    private Instant now = Instant.parse("2024-03-01T10:00:00Z");
    private int nextId = 1;

    public synchronized int add() {
        now = now.plusSeconds(1);
        return put(now, "3", "2024-03-02T00:00:00Z");
    }

    public synchronized int addAt(Instant updated) {
        return put(updated, "3", NEVER);
    }

    public synchronized int addTied(int other) {
        Instant updated = Objects.requireNonNull(issues.get(other)).updated();
        return put(updated, "3", NEVER);
    }

    public synchronized int addNeverClosed() {
        now = now.plusSeconds(1);
        return put(now, "3", NEVER);
    }

    public synchronized int addUndated() {
        return put(null, "3", NEVER);
    }

    public synchronized int addBroken() {
        now = now.plusSeconds(1);
        return put(now, "many", NEVER);
    }

    private int put(@Nullable Instant updated, String points, String closed) {
        issues.put(nextId, new Issue(nextId, "Issue " + nextId, updated, points, closed));
        return nextId++;
    }

    public synchronized void update(int id) {
        now = now.plusSeconds(1);
        issues.computeIfPresent(id, (_, issue) -> issue.at(now));
    }

    public synchronized void delete(int id) {
        issues.remove(id);
    }

    public synchronized void clear() {
        issues.clear();
    }

    public synchronized List<Integer> ids() {
        return List.copyOf(issues.keySet());
    }

    /// Oldest change first.
    synchronized List<Issue> since(Instant from) {
        List<Issue> found = new ArrayList<>(new TreeMap<>(issues).values());
        found.removeIf(issue -> issue.updated() == null || issue.updated().isBefore(from));
        found.sort(Comparator.comparing((Issue issue) -> issue.updated() == null ? Instant.EPOCH : issue.updated())
                .thenComparingInt(Issue::id));
        return found;
    }
}
