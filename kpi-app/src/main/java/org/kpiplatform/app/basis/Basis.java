package org.kpiplatform.app.basis;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The facts that one computation has read.
///
/// Facts are noted before they are read. So a change that is heard of before its fact is noted has been committed
/// before the fact is read, and one that is heard of later finds the note. Whoever asks after the computation whether
/// the basis [#isShakenBy] any change heard since its beginning therefore misses none.
public final class Basis {

    private static final ScopedValue<Basis> CURRENT = ScopedValue.newInstance();

    private final Map<Fact, Days> facts = new HashMap<>();
    private boolean lasting = true;

    /// Notes what the computation at work, if there is one, is about to read.
    public static void note(Fact fact, Days days) {
        if (CURRENT.isBound()) {
            CURRENT.get().add(fact, days);
        }
    }

    /// Notes that the computation at work reads what nobody tells the changes of: its result is good for once.
    public static void noteFleeting() {
        if (CURRENT.isBound()) {
            CURRENT.get().lasts(false);
        }
    }

    /// Computes on this basis; what is noted meanwhile by this thread becomes part of it.
    public <T> T under(Supplier<T> computation) {
        return ScopedValue.where(CURRENT, this).call(computation::get);
    }

    public synchronized void add(Fact fact, Days days) {
        facts.merge(fact, days, Days::with);
    }

    private synchronized void lasts(boolean lasts) {
        lasting = lasts;
    }

    /// Whether every fact was noted.
    public synchronized boolean isLasting() {
        return lasting;
    }

    /// Whether one of the changes is of a fact, and of days, that were noted.
    public synchronized boolean isShakenBy(Collection<Change> changes) {
        return changes.stream().anyMatch(this::isShakenBy);
    }

    private boolean isShakenBy(Change change) {
        Days days = facts.get(change.fact());
        return days != null && days.meets(change.days());
    }

    /// How many facts were noted.
    public synchronized int size() {
        return facts.size();
    }
}
