package org.kpiplatform.connector.tck;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Secret;

/// Everything that a scenario can do, done to a [MemoryOrigin].
record MemoryScenario(MemoryOrigin origin) implements Scenario {

    private static final String DUE = "2026-05-01";

    @Override
    public String add() {
        Instant now = origin.tick();
        return put("7", now, now, DUE);
    }

    @Override
    public String addTied(String key) {
        Instant place = origin.thing(key).place();
        return put("7", place, place, DUE);
    }

    @Override
    public String addWithoutCursor() {
        return put("7", origin.tick(), null, DUE);
    }

    @Override
    public Planted addSentinel() {
        Instant now = origin.tick();
        return new Planted(put("7", now, now, "1970-01-01"), "due");
    }

    @Override
    public void addBroken() {
        Instant now = origin.tick();
        put("many", now, now, DUE);
    }

    @Override
    public void update(String key) {
        MemoryOrigin.Thing old = origin.thing(key);
        origin.put(new MemoryOrigin.Thing(old.id(), "8", old.created(), origin.tick(), old.due(), false));
    }

    @Override
    public void delete(String key) {
        MemoryOrigin.Thing old = origin.thing(key);
        origin.put(new MemoryOrigin.Thing(old.id(), old.number(), old.created(), origin.tick(), old.due(), true));
    }

    @Override
    public String addField() {
        origin.troubles.colourAdded = true;
        return "colour";
    }

    @Override
    public String removeField() {
        origin.troubles.dueRemoved = true;
        return "due";
    }

    @Override
    public void useZone(ZoneId zone) {
        origin.troubles.zone = zone;
    }

    @Override
    public void showNothing() {
        origin.troubles.empty = true;
    }

    @Override
    public void ignoreFilters() {
        origin.troubles.filtersIgnored = true;
    }

    @Override
    public void linkElsewhere() {
        origin.troubles.linkedHost = "elsewhere";
    }

    @Override
    public int requestsElsewhere() {
        return origin.troubles.requestsElsewhere;
    }

    @Override
    public void limitRate(Duration retryAfter) {
        origin.troubles.refuseOnce(Refusal.Status.TOO_MANY_REQUESTS, retryAfter);
    }

    @Override
    public void useUpQuota(Duration renewedAfter) {
        origin.troubles.refuseOnce(Refusal.Status.ALLOWANCE_USED_UP, renewedAfter);
    }

    @Override
    public void overload() {
        origin.troubles.refuseOnce(Refusal.Status.OVERLOADED, Duration.ZERO);
    }

    @Override
    public void refuseCredential() {
        origin.troubles.refused = true;
    }

    @Override
    public void garble() {
        origin.troubles.garbleOnce();
    }

    @Override
    public CountDownLatch hang() {
        CountDownLatch arrived = new CountDownLatch(1);
        origin.troubles.hangOnce(arrived);
        return arrived;
    }

    @Override
    public void expireToken() {
        origin.expireToken();
    }

    @Override
    public int requestsWith(Secret access) {
        return origin.requestsWith(access.reveal());
    }

    private String put(String number, Instant created, @Nullable Instant changed, String due) {
        return origin.put(new MemoryOrigin.Thing(origin.nextId(), number, created, changed, due, false));
    }
}
