package org.kpiplatform.connector.tryton.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import org.kpiplatform.connector.tck.Scenario;
import org.kpiplatform.connector.tck.report.Unproven;

/// What the kit can do to the stand-in.
public final class StandinScenario implements Scenario {

    private final Standin standin;
    private final Opportunities opportunities;

    public StandinScenario(Standin standin) {
        this.standin = standin;
        this.opportunities = standin.opportunities();
    }

    @Override
    public String add() {
        return String.valueOf(opportunities.add());
    }

    @Override
    public String addTied(String key) {
        return String.valueOf(opportunities.addTied(Long.parseLong(key)));
    }

    @Override
    public String addWithoutCursor() {
        return String.valueOf(opportunities.addNew());
    }

    @Override
    public Planted addSentinel() {
        throw Unproven.notApplicable("Tryton writes null where there is no date");
    }

    @Override
    public void addBroken() {
        opportunities.addBroken();
    }

    @Override
    public void update(String key) {
        opportunities.update(Long.parseLong(key));
    }

    @Override
    public void delete(String key) {
        opportunities.delete(Long.parseLong(key));
    }

    @Override
    public String addField() {
        ObjectNode field = standin.database().definition("sale.opportunity").putObject("x_region");
        field.put("type", "char")
                .put("loading", "eager")
                .put("string", "Region")
                .put("sortable", true);
        return "x_region";
    }

    @Override
    public String removeField() {
        standin.database().definition("sale.opportunity").remove("description");
        return "description";
    }

    @Override
    public void useZone(ZoneId zone) {
        standin.useZone(zone.getId());
    }

    @Override
    public void showNothing() {
        standin.database().showNothing();
    }

    @Override
    public void ignoreFilters() {
        standin.database().ignoreFilters();
    }

    @Override
    public void linkElsewhere() {
        throw Unproven.notApplicable("Tryton's answers have no links");
    }

    @Override
    public void limitRate(Duration retryAfter) {
        standin.replyOnce(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", String.valueOf(retryAfter.toSeconds()));
            Standin.answer(exchange, 429, "<title>429 Too Many Requests</title>");
        });
    }

    @Override
    public void useUpQuota(Duration renewedAfter) {
        throw Unproven.notApplicable("Tryton has no allowances");
    }

    @Override
    public void overload() {
        standin.replyOnce(exchange -> Standin.answer(exchange, 503, "busy"));
    }

    @Override
    public void refuseCredential() {
        standin.refuse();
    }

    @Override
    public void garble() {
        standin.replyOnce(exchange -> Standin.answer(exchange, 200, "<html>Welcome</html>"));
    }

    @Override
    public CountDownLatch hang() {
        CountDownLatch arrived = new CountDownLatch(1);
        standin.replyOnce(exchange -> {
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
        throw Unproven.notApplicable(
                "a session belongs to one opened source, which ends it; nobody else needs to keep it");
    }
}
