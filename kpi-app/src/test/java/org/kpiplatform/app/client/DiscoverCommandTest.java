package org.kpiplatform.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiscoverCommandTest {

    private static final String SAMPLE = """
            {"stream": "orders",
             "fields": [{"name": "order_id", "type": "integer", "title": "Order Id"},
                        {"name": "amount", "type": "decimal", "title": "Amount"},
                        {"name": "note", "type": "text", "title": "Note"}],
             "records": [{"order_id": 1, "amount": 10.50, "note": "a very long note that would not fit"},
                         {"order_id": 2, "amount": null, "note": "first line\\nsecond line"}],
             "rejected": [{"resource": "orders.csv", "line": 4, "field": "amount", "raw": "3,x", "reason": "`x` is no number."}]}""";

    private final FakeService service = new FakeService();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void listsStreamsWithWhatCanBeReliedOn() {
        service.answers("GET /sources/crm/discovered-streams?limit=500", """
                {"items": [{"stream": "deals", "fields": [{"name": "id", "type": "integer", "title": "Id"}, {"name": "at", "type": "date",
                            "title": "At"}], "key_fields": ["id"], "cursor_field": "at", "deleted_records": "tombstone",
                            "defined": true},
                           {"stream": "notes", "fields": [{"name": "text", "type": "text", "title": "Text"}], "key_fields": [],
                            "deleted_records": "none", "defined": false}]}""");

        assertThat(CommandRun.of(service, "discover", "crm").out()).isEqualTo("""
                stream  key  what is new by  deleted records  read  fields
                deals   id   at              are told         yes   id, at
                notes                        do not show      no    text
                """);
    }

    @Test
    void showsEachFieldOfAStreamWithSomeOfItsValues() {
        service.answers("GET /sources/shop/discovered-streams/orders/sample?limit=20", SAMPLE);

        assertThat(CommandRun.of(service, "discover", "shop", "orders").out()).isEqualTo("""
                field     type     without  for example
                order_id  integer        0  1 | 2
                amount    decimal        1  10.50
                note      text           0  a very long note that wo… | first line

                2 records were looked at; nothing is stored.
                1 row could not become a record:
                  orders.csv:4: `x` is no number.
                """);
    }

    @Test
    void writesRecordsAsCsv() {
        service.answers("GET /sources/shop/discovered-streams/orders/sample?limit=2", SAMPLE);

        assertThat(CommandRun.of(service, "discover", "shop", "orders", "--limit", "2", "-o", "csv")
                        .out())
                .startsWith("order_id,amount,note\r\n1,10.50,a very long note");
    }

    @Test
    void keepsNumbersAsTheyWereSent() {
        service.answers("GET /sources/shop/discovered-streams/orders/sample?limit=20", """
                {"stream": "orders", "fields": [{"name": "amount", "type": "decimal", "title": "Amount"}],
                 "records": [{"amount": 12345678901234567890.10}], "rejected": []}""");

        assertThat(CommandRun.of(service, "discover", "shop", "orders", "-o", "json")
                        .out())
                .contains("12345678901234567890.10");
        assertThat(CommandRun.of(service, "discover", "shop", "orders", "-o", "csv")
                        .out())
                .contains("12345678901234567890.10");
    }
}
