package org.kpiplatform.connector.tryton.real;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A company with a year of business, in a Tryton that was empty; and what Tryton itself says of it.
record RealTryton(String url, String jdbc, Client admin) {

    static final String READER = "kpi";
    static final String PASSWORD = "kpi-password";

    private static final List<List<Object>> ALL = List.of();

    /// Ends the test where there is no server. Fills it once.
    static RealTryton require() {
        String url = System.getProperty("kpi.tryton.url", "");
        assumeTrue(!url.isEmpty(), "no Tryton is running; kpi-connectors/real-servers/run starts one");
        RealTryton tryton = new RealTryton(
                url, System.getProperty("kpi.tryton.jdbc", ""), new Client(url, "admin", "admin-password"));
        if (tryton.count("company.company") == 0) {
            tryton.fill();
        }
        return tryton;
    }

    private void fill() {
        long euro = admin.create(
                "currency.currency",
                Map.of("name", "Euro", "code", "EUR", "symbol", "€", "rounding", decimal("0.01"), "digits", 2));
        long own = admin.create("party.party", Map.of("name", "Halden & Söhne \"Trial\""));
        long company = admin.create("company.company", Map.of("party", own, "currency", euro));
        choose(1, company);
        admin.heedPreferences();
        long seller = admin.create("party.party", Map.of("name", "Ann Seller"));
        long employee = admin.create("company.employee", Map.of("party", seller, "company", company));
        admin.create("party.party", Map.of("name", "Closed down", "active", false));
        JsonNode groups = admin.call("res.group.search", List.of(List.of("name", "=", "Sales")));
        choose(
                admin.create(
                        "res.user",
                        Map.of(
                                "name",
                                "KPI",
                                "login",
                                READER,
                                "password",
                                PASSWORD,
                                "groups",
                                List.of(List.of("add", groups)))),
                company);
        fillOpportunities(own, company, employee);
        fillOthers(own, company, euro);
    }

    private void choose(long user, long company) {
        admin.call("res.user.write", List.of(user), Map.of("companies", List.of(List.of("add", List.of(company)))));
        admin.call("res.user.write", List.of(user), Map.of("company", company));
    }

    private void fillOpportunities(long party, long company, long employee) {
        List<Object> imported = new ArrayList<>(); // in one transaction: all have one time of creation
        for (int i = 0; i < 40; i++) {
            imported.add(Map.of(
                    "party",
                    party,
                    "company",
                    company,
                    "employee",
                    employee,
                    "amount",
                    decimal(i + ".50"),
                    "description",
                    "Imported " + i,
                    "conversion_probability",
                    (10 + i) / 100.0));
        }
        JsonNode ids = admin.call("sale.opportunity.create", imported);
        for (int i = 0; i < 10; i++) {
            admin.call(
                    "sale.opportunity.write",
                    List.of(ids.path(i).asLong()),
                    Map.of("state", i % 2 == 0 ? "won" : "lost", "end_date", day(2026, 5, 1 + i)));
        }
        for (int i = 0; i < 20; i++) {
            create("Entered " + i);
        }
    }

    private void fillOthers(long party, long company, long euro) {
        long site = admin.create("project.work", Map.of("name", "Site", "type", "project", "company", company));
        for (int i = 0; i < 12; i++) {
            admin.create(
                    "project.work",
                    Map.of(
                            "name",
                            "Task " + i,
                            "type",
                            "task",
                            "company",
                            company,
                            "parent",
                            site,
                            "progress",
                            i / 12.0,
                            "effort_duration",
                            Map.of("__class__", "timedelta", "seconds", 5_400.5 * i)));
        }
        JsonNode origin = admin.call("ir.model.search", List.of(List.of("model", "=", "sale.sale")));
        long late = admin.create(
                "sale.complaint.type",
                Map.of("name", "Too late", "origin", origin.path(0).asLong()));
        for (int i = 0; i < 12; i++) {
            long complaint = admin.create(
                    "sale.complaint",
                    Map.of("customer", party, "company", company, "type", late, "date", day(2026, 6, 1 + i)));
            if (i % 2 == 0) {
                admin.call("sale.complaint.write", List.of(complaint), Map.of("state", "done"));
            }
        }
        for (int i = 0; i < 12; i++) {
            admin.create(
                    "sale.sale",
                    Map.of("party", party, "company", company, "currency", euro, "description", "Sale " + i));
        }
    }

    /// An opportunity.
    long create(String description) {
        long company = admin.call("company.company.search", ALL).path(0).asLong();
        return admin.create("sale.opportunity", Map.of("company", company, "description", description));
    }

    void rename(long opportunity, String description) {
        admin.call("sale.opportunity.write", List.of(opportunity), Map.of("description", description));
    }

    void delete(long opportunity) {
        admin.call("sale.opportunity.delete", List.of(opportunity));
    }

    /// Descriptions of opportunities by id, as Tryton lists them while nothing changes.
    Map<Long, String> listed() {
        Map<Long, String> listed = new TreeMap<>();
        for (JsonNode row : admin.call(
                "sale.opportunity.search_read",
                ALL,
                0,
                100_000,
                List.of(List.of("id", "ASC")),
                List.of("description"))) {
            listed.put(row.path("id").asLong(), row.path("description").asText());
        }
        return listed;
    }

    /// How many there are, with those that are archived.
    long count(String model) {
        JsonNode all = admin.call(model + ".search_count", ALL);
        if (!admin.call(model + ".fields_get", List.of("active"), 0).has("active")) {
            return all.asLong();
        }
        return all.asLong()
                + admin.call(model + ".search_count", List.of(List.of("active", "=", false)))
                        .asLong();
    }

    static Map<String, Object> decimal(String text) {
        return Map.of("__class__", "Decimal", "decimal", text);
    }

    static Map<String, Object> day(int year, int month, int day) {
        return Map.of("__class__", "date", "year", year, "month", month, "day", day);
    }
}
