package org.kpiplatform.connector.singer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.tck.Scenario;
import org.kpiplatform.connector.tck.report.Unproven;

/// A tap as most are: it begins again at its bookmark, whoever has changed at that moment, and writes a state behind
/// each record. What can happen to its origin happens to a file that it reads.
final class ShopScenario implements Scenario {

    private static final String SCRIPT = """
            echo "INFO config is $(cat "$config")" >&2
            if ! grep -q "$(cat "$here/token")" "$config"; then
                echo "CRITICAL 401 Client Error: Unauthorized for url, token $(cat "$config")" >&2
                exit 1
            fi
            if [ -f "$here/trouble" ]; then
                trouble=$(cat "$here/trouble"); rm "$here/trouble"
                case "$trouble" in
                    hang) : > "$here/arrived"; exec sleep 600 ;;
                    garble) echo "<html>please log in: $(cat "$config")</html>"; exit 0 ;;
                    *) echo "CRITICAL $trouble" >&2; exit 1 ;;
                esac
            fi
            from=$(test -n "$state" && sed -n 's/.*"updated_at":"\\([^"]*\\)".*/\\1/p' "$state")
            echo '{"type":"SCHEMA","stream":"orders","schema":{},"key_properties":["id"]}'
            LC_ALL=C sort -t '|' -k 1,1 -k 2,2n "$here/orders" | awk -F '|' -v from="$from" '$1 >= from {
                print "{\\"type\\":\\"RECORD\\",\\"stream\\":\\"orders\\",\\"record\\":" $3 ",\\"time_extracted\\":\\"" NR "\\"}"
                print "{\\"type\\":\\"STATE\\",\\"value\\":{\\"bookmarks\\":{\\"shop-orders\\":{\\"updated_at\\":\\"" $1 "\\"}}}}"
            }'
            """;

    private static final Instant FIRST = Instant.parse("2026-02-01T12:00:00Z");

    /// @param updated null for one that was never updated
    private record Order(
            int id,
            @Nullable Instant updated,
            String amount,
            String day,
            @Nullable Instant deleted) {}

    private final TestTaps taps;
    private final Map<Integer, Order> orders = new TreeMap<>();
    private final JsonMapper mapper = new JsonMapper();
    private ZoneOffset offset = ZoneOffset.UTC;
    private boolean customer = true;
    private boolean country;

    ShopScenario(TestTaps taps) {
        this.taps = taps;
        taps.tap("tap-shop", SCRIPT);
        TestTaps.write(taps.folder.resolve("token"), TestTaps.TOKEN);
        for (int id = 1; id <= 23; id++) {
            orders.put(id, new Order(id, FIRST.plus(Duration.ofHours(id / 4)), id + ".25", "2026-01-05", null));
        }
        write();
    }

    private void write() {
        String customerSchema = """
                "customer": {"type": ["null", "object"], "properties": {
                    "name": {"type": "string"}, "city": {"type": ["string", "null"]}}},""";
        taps.catalog(
                """
                {"streams": [{"tap_stream_id": "shop-orders", "stream": "orders", "key_properties": ["id"],
                  "schema": {"type": "object", "properties": {"id": {"type": "integer"},
                    "updated_at": {"type": ["null", "string"], "format": "date-time"}, %s %s
                    "amount": {"type": ["null", "number"], "multipleOf": 0.01},
                    "ordered_on": {"type": "string", "format": "date"},
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "_sdc_deleted_at": {"type": ["null", "string"], "format": "date-time"}}},
                  "metadata": [{"breadcrumb": [], "metadata": {
                    "forced-replication-method": "INCREMENTAL", "valid-replication-keys": ["updated_at"]}}]}]}
                """.formatted(customer ? customerSchema : "", country ? "\"country\": {\"type\": \"string\"}," : ""));
        TestTaps.write(
                taps.folder.resolve("orders"),
                orders.values().stream().map(this::line).collect(Collectors.joining()));
    }

    private String line(Order order) {
        ObjectNode record = mapper.createObjectNode().put("id", order.id());
        record.put("updated_at", written(order.updated()));
        if (customer) {
            record.putObject("customer")
                    .put("name", "customer " + order.id() % 3)
                    .putNull("city");
        }
        record.put("ordered_on", order.day()).put("_sdc_deleted_at", written(order.deleted()));
        record.putArray("tags").add("a").add("b");
        String amount = order.amount().equals("much") ? "\"much\"" : order.amount();
        String json = record.toString().replaceFirst("\\}$", ",\"amount\":" + amount + "}");
        return (order.updated() == null ? "" : order.updated()) + "|" + order.id() + "|" + json + "\n";
    }

    private @Nullable String written(@Nullable Instant time) {
        return time == null ? null : time.atOffset(offset).toString();
    }

    private Instant later() {
        return orders.values().stream()
                .map(Order::updated)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(FIRST)
                .plus(Duration.ofMinutes(1));
    }

    private String add(int id, @Nullable Instant updated, String amount, String day) {
        orders.put(id, new Order(id, updated, amount, day, null));
        write();
        return String.valueOf(id);
    }

    private int next() {
        return orders.keySet().stream().max(Integer::compare).orElse(0) + 1;
    }

    @Override
    public String add() {
        return add(next(), later(), "7", "2026-03-01");
    }

    @Override
    public String addTied(String key) {
        // a lower key than all, which whoever asks for what lies behind the last one would miss
        int lowest = orders.keySet().stream().min(Integer::compare).orElse(0) - 1;
        Order tied = Objects.requireNonNull(orders.get(Integer.valueOf(key)));
        return add(lowest, tied.updated(), "7", "2026-03-01");
    }

    @Override
    public String addWithoutCursor() {
        return add(next(), null, "7", "2026-03-01");
    }

    @Override
    public Planted addSentinel() {
        return new Planted(add(next(), later(), "7", "1970-01-01"), "ordered_on");
    }

    @Override
    public void addBroken() {
        add(next(), later(), "much", "2026-03-01");
    }

    @Override
    public void update(String key) {
        add(Integer.parseInt(key), later(), "8", "2026-03-02");
    }

    @Override
    public void delete(String key) {
        Instant now = later();
        orders.put(Integer.valueOf(key), new Order(Integer.parseInt(key), now, "8", "2026-03-02", now));
        write();
    }

    @Override
    public String addField() {
        country = true;
        write();
        return "country";
    }

    @Override
    public String removeField() {
        customer = false;
        write();
        return "customer_name";
    }

    @Override
    public void useZone(ZoneId zone) {
        offset = zone.getRules().getOffset(FIRST);
        write();
    }

    @Override
    public void showNothing() {
        orders.clear();
        write();
    }

    private void trouble(String what) {
        TestTaps.write(taps.folder.resolve("trouble"), what);
    }

    @Override
    public void refuseCredential() {
        TestTaps.write(taps.folder.resolve("token"), "another");
    }

    @Override
    public void overload() {
        trouble("503 Server Error: Service Unavailable for url");
    }

    @Override
    public void limitRate(Duration retryAfter) {
        trouble("429 Client Error: Too Many Requests, Retry-After: " + retryAfter.toSeconds());
    }

    @Override
    public void garble() {
        trouble("garble");
    }

    @Override
    public CountDownLatch hang() {
        trouble("hang");
        CountDownLatch arrived = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            while (!Files.exists(taps.folder.resolve("arrived"))) {
                LockSupport.parkNanos(10_000_000);
            }
            arrived.countDown();
        });
        return arrived;
    }

    @Override
    public void useUpQuota(Duration renewedAfter) {
        throw Unproven.notApplicable("a tap has no way to tell of an allowance");
    }

    @Override
    public void ignoreFilters() {
        throw Unproven.notApplicable("a tap is asked for streams and states, not by filters");
    }

    @Override
    public void linkElsewhere() {
        throw Unproven.notApplicable("which hosts a tap asks is the tap's affair");
    }

    @Override
    public void expireToken() {
        throw Unproven.notApplicable("tokens are the tap's affair");
    }
}
