package org.kpiplatform.connector.rest.vendor;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.kpiplatform.connector.rest.vendor.VendorServer.Reply;
import org.kpiplatform.connector.tck.Scenario;

/// What the kit can do to a vendor.
class VendorScenario implements Scenario {

    private final VendorServer server;
    private final VendorRows rows;

    VendorScenario(VendorServer server, VendorRows rows) {
        this.server = server;
        this.rows = rows;
    }

    @Override
    public String add() {
        return rows.add();
    }

    @Override
    public String addTied(String key) {
        return rows.addTied(key);
    }

    @Override
    public void addBroken() {
        rows.addBroken();
    }

    @Override
    public void update(String key) {
        rows.update(key);
    }

    @Override
    public void delete(String key) {
        rows.delete(key);
    }

    @Override
    public void showNothing() {
        rows.hide();
    }

    @Override
    public void ignoreFilters() {
        rows.ignoreFilters();
    }

    @Override
    public void limitRate(Duration retryAfter) {
        server.troubleOnce(_ -> new Reply(429, after(retryAfter), Map.of("message", "slow down")));
    }

    @Override
    public void overload() {
        server.troubleOnce(_ -> Reply.of(503, Map.of("message", "busy")));
    }

    @Override
    public void garble() {
        server.troubleOnce(_ -> Reply.of(200, "<html>Welcome</html>"));
    }

    @Override
    public CountDownLatch hang() {
        CountDownLatch arrived = new CountDownLatch(1);
        server.troubleOnce(_ -> {
            arrived.countDown();
            new CountDownLatch(1).await();
            throw new IllegalStateException("it waits for ever");
        });
        return arrived;
    }

    static Map<String, String> after(Duration pause) {
        return Map.of("Retry-After", String.valueOf(pause.toSeconds()));
    }
}
