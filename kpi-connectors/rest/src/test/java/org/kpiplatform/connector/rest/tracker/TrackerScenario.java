package org.kpiplatform.connector.rest.tracker;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.tck.Scenario;

/// What the kit can do to a tracker.
public final class TrackerScenario implements Scenario {

    private final Tracker tracker;
    private final Tracker elsewhere;

    /// @param elsewhere another host
    public TrackerScenario(Tracker tracker, Tracker elsewhere) {
        this.tracker = tracker;
        this.elsewhere = elsewhere;
    }

    @Override
    public String add() {
        return String.valueOf(tracker.issues().add());
    }

    @Override
    public String addTied(String key) {
        return String.valueOf(tracker.issues().addTied(Integer.parseInt(key)));
    }

    @Override
    public Planted addSentinel() {
        return new Planted(String.valueOf(tracker.issues().addNeverClosed()), "closed_at");
    }

    @Override
    public void addBroken() {
        tracker.issues().addBroken();
    }

    @Override
    public void update(String key) {
        tracker.issues().update(Integer.parseInt(key));
    }

    @Override
    public void delete(String key) {
        tracker.issues().delete(Integer.parseInt(key));
    }

    @Override
    public void useZone(ZoneId zone) {
        tracker.useZone(zone);
    }

    @Override
    public void showNothing() {
        tracker.showNothing();
    }

    @Override
    public void ignoreFilters() {
        tracker.ignoreFilters();
    }

    @Override
    public void linkElsewhere() {
        tracker.linkTo(elsewhere.uri().toString());
    }

    @Override
    public int requestsElsewhere() {
        return elsewhere.requests().size();
    }

    @Override
    public void limitRate(Duration retryAfter) {
        tracker.replyOnce(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", String.valueOf(retryAfter.toSeconds()));
            Tracker.answer(exchange, 429, Map.of("message", "slow down"));
        });
    }

    @Override
    public void useUpQuota(Duration renewedAfter) {
        tracker.replyOnce(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", String.valueOf(renewedAfter.toSeconds()));
            Tracker.answer(exchange, 403, Map.of("message", "daily quota used up"));
        });
    }

    @Override
    public void overload() {
        tracker.replyOnce(exchange -> Tracker.answer(exchange, 503, "busy"));
    }

    @Override
    public void refuseCredential() {
        tracker.tokens().refuse();
    }

    @Override
    public void garble() {
        tracker.replyOnce(exchange -> Tracker.answer(exchange, 200, "<html>Welcome</html>"));
    }

    @Override
    public CountDownLatch hang() {
        CountDownLatch arrived = new CountDownLatch(1);
        tracker.replyOnce(exchange -> {
            arrived.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IOException("the server stops", e);
            }
        });
        return arrived;
    }

    @Override
    public void expireToken() {
        tracker.tokens().expire();
    }

    @Override
    public int requestsWith(Secret access) {
        return tracker.tokens().requestsWith(access.reveal());
    }
}
