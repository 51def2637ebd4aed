package org.kpiplatform.connector.rest.vendor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.vendor.VendorRows.Row;

/// The objects of an organisation, with the standard fields that are asked for here and a custom one.
final class SalesforceObjects {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Map<String, VendorRows> objects = new LinkedHashMap<>();

    SalesforceObjects() {
        objects.put("Opportunity", rows("006"));
        objects.put("OpportunityHistory", rows("008"));
        objects.put("Account", rows("001"));
        objects.put("Case", rows("500"));
    }

    private static VendorRows rows(String prefix) {
        return new VendorRows(number -> "%s%012dAAA".formatted(prefix, number));
    }

    @Nullable
    VendorRows rowsOf(String object) {
        return objects.get(object);
    }

    VendorRows opportunities() {
        return all("Opportunity");
    }

    VendorRows all(String object) {
        VendorRows rows = objects.get(object);
        if (rows == null) {
            throw new IllegalArgumentException(object);
        }
        return rows;
    }

    /// Whole, with all fields of the object.
    List<ObjectNode> json(String object, Instant from) {
        return all(object).since(from).stream().map(row -> json(object, row)).toList();
    }

    private static ObjectNode json(String object, Row row) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        boolean even = row.number() % 2 == 0;
        json.put("Id", row.id());
        json.put("CreatedDate", SHOWN.format(row.created()));
        json.put("SystemModstamp", SHOWN.format(row.modified()));
        json.put("IsDeleted", row.deleted());
        json.put("OwnerId", "005000000000001AAA");
        switch (object) {
            case "Opportunity" -> opportunity(json, row, even);
            case "OpportunityHistory" -> {
                json.remove("OwnerId");
                deal(json, row);
                json.put("OpportunityId", "006000000000001AAA");
                json.put("ForecastCategory", "Pipeline");
                json.put("CreatedById", "005000000000001AAA");
            }
            case "Account" -> {
                json.put("Name", row.name());
                nothing(json, "Type", "Industry", "ParentId");
                json.put("BillingCountry", "Italy");
                json.put("AnnualRevenue", 12_000_000.0);
                json.put("NumberOfEmployees", 120);
            }
            default -> {
                json.put("CaseNumber", "%08d".formatted(row.number()));
                json.put("Subject", row.name());
                json.put("Status", even ? "Closed" : "New");
                nothing(json, "Priority", "Origin", "Type", "Reason", "AccountId");
                json.put("IsClosed", even);
                json.put("IsEscalated", false);
                json.put("ClosedDate", even ? SHOWN.format(row.modified()) : null);
            }
        }
        return VendorServer.JSON.valueToTree(json);
    }

    private static void opportunity(Map<String, @Nullable Object> json, Row row, boolean closed) {
        deal(json, row);
        json.put("Name", row.name());
        json.put("AccountId", "001000000000001AAA");
        nothing(json, "Type", "LeadSource");
        json.put("ForecastCategoryName", closed ? "Closed" : "Pipeline");
        json.put("IsClosed", closed);
        json.put("IsWon", closed);
        json.put("Margin__c", 0.25);
    }

    private static void deal(Map<String, @Nullable Object> json, Row row) {
        json.put("StageName", "Qualification");
        json.put("Amount", row.amount().equals("many") ? row.amount() : Double.valueOf(row.amount()));
        json.put("Probability", 10.0);
        json.put("CloseDate", "2024-04-01");
    }

    private static void nothing(Map<String, @Nullable Object> json, String... fields) {
        for (String field : fields) {
            json.put(field, null);
        }
    }
}
