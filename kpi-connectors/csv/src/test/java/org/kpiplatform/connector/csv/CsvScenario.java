package org.kpiplatform.connector.csv;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import org.kpiplatform.connector.tck.Scenario;
import org.kpiplatform.connector.tck.report.Unproven;

/// What can happen to a folder of orders: other files arrive, with other columns, or with none.
final class CsvScenario implements Scenario {

    private static final String HEADER = "order_id,note,amount";

    private final CsvFolder folder;
    private int files = 2;

    CsvScenario(CsvFolder folder) {
        this.folder = folder;
        folder.file("orders-1.csv", HEADER, "A1,plain,1.50", "A2,\"two", "lines\",2")
                .file("orders-2.csv", "amount,order_id,note", "3,A3,", "4,A4,last");
    }

    @Override
    public String add() {
        String key = "A" + (3 + ++files);
        folder.file("orders-" + files + ".csv", HEADER, key + ",added,5");
        return key;
    }

    @Override
    public void addBroken() {
        folder.file("orders-" + ++files + ".csv", HEADER, "A9,many,fields,too many");
    }

    @Override
    public String addField() {
        folder.file("orders-" + ++files + ".csv", HEADER + ",colour", "A8,added,5,blue");
        return "colour";
    }

    @Override
    public String removeField() {
        folder.file("orders-2.csv", "amount,order_id", "3,A3", "4,A4");
        return "note";
    }

    @Override
    public void showNothing() {
        folder.file("orders-1.csv", HEADER).file("orders-2.csv", HEADER);
    }

    @Override
    public void garble() {
        folder.file(
                "orders-" + ++files + ".csv", (HEADER + "\nA8,caf\u00e9,5\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public CountDownLatch hang() {
        throw noService();
    }

    @Override
    public void useZone(ZoneId zone) {
        throw noService();
    }

    @Override
    public void limitRate(Duration retryAfter) {
        throw noService();
    }

    @Override
    public void useUpQuota(Duration renewedAfter) {
        throw noService();
    }

    @Override
    public void overload() {
        throw noService();
    }

    @Override
    public void refuseCredential() {
        throw noService();
    }

    @Override
    public void expireToken() {
        throw noService();
    }

    @Override
    public void ignoreFilters() {
        throw noService();
    }

    @Override
    public void linkElsewhere() {
        throw noService();
    }

    private static Unproven noService() {
        return Unproven.notApplicable("files are no service with accounts, requests and links");
    }
}
