package org.kpiplatform.connector.rest.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The part of Salesforce's query language that is asked here: fields of one object, comparisons joined by AND, an
/// order, a limit.
///
/// @param limit zero for none
record Soql(String object, List<String> fields, List<Comparison> where, List<Order> order, int limit) {

    /// `SystemModstamp >= 2024-03-01T10:00:00Z`
    record Comparison(String field, String operator, String literal) {

        boolean holds(ObjectNode row) {
            JsonNode value = row.path(field);
            return switch (operator) {
                case "=" -> value.asText().equals(text());
                case "!=" -> !value.asText().equals(text());
                default -> ordered(value);
            };
        }

        private boolean ordered(JsonNode value) {
            if (value.isNull()) {
                return false;
            }
            int sign = literal.contains("T")
                    ? Instant.parse(value.asText().replace("+0000", "Z")).compareTo(Instant.parse(literal))
                    : new BigDecimal(value.asText()).compareTo(new BigDecimal(literal));
            return switch (operator) {
                case ">=" -> sign >= 0;
                case ">" -> sign > 0;
                case "<=" -> sign <= 0;
                default -> sign < 0;
            };
        }

        private String text() {
            return literal.startsWith("'") ? literal.substring(1, literal.length() - 1) : literal;
        }
    }

    /// `Name DESC`
    record Order(String field, boolean descending) {}

    private static final Pattern QUERY = Pattern.compile(
            "\\s*SELECT\\s+(?<fields>.+?)\\s+FROM\\s+(?<object>\\w+)(?:\\s+WHERE\\s+(?<where>.+?))?"
                    + "(?:\\s+ORDER\\s+BY\\s+(?<order>.+?))?(?:\\s+LIMIT\\s+(?<limit>\\d+))?\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern COMPARISON =
            Pattern.compile("\\s*(\\w+)\\s*(>=|<=|!=|=|<|>)\\s*('[^']*'|[\\w.:+-]+)\\s*");

    /// Empty for what is no query, as far as this goes.
    static Optional<Soql> parse(String text) {
        Matcher query = QUERY.matcher(text);
        if (!query.matches()) {
            return Optional.empty();
        }
        List<Comparison> where = new ArrayList<>();
        for (String part : parts(query.group("where"), "(?i)\\s+AND\\s+")) {
            Matcher comparison = COMPARISON.matcher(part);
            if (!comparison.matches()) {
                return Optional.empty();
            }
            where.add(new Comparison(comparison.group(1), comparison.group(2), comparison.group(3)));
        }
        List<Order> order = parts(query.group("order"), ",").stream()
                .map(it -> it.strip().split("\\s+", -1))
                .map(it -> new Order(it[0], it.length > 1 && it[1].equalsIgnoreCase("DESC")))
                .toList();
        String limit = query.group("limit");
        return Optional.of(new Soql(
                query.group("object"),
                Arrays.stream(query.group("fields").split(",", -1))
                        .map(String::strip)
                        .toList(),
                where,
                order,
                limit == null ? 0 : Integer.parseInt(limit)));
    }

    private static List<String> parts(@Nullable String text, String separator) {
        return text == null ? List.of() : Arrays.asList(text.split(separator, -1));
    }

    /// The rows that are meant, whole.
    List<ObjectNode> of(List<ObjectNode> rows) {
        Comparator<ObjectNode> by = (_, _) -> 0;
        for (Order key : order) {
            Comparator<ObjectNode> next =
                    Comparator.comparing(row -> row.path(key.field()).asText());
            by = by.thenComparing(key.descending() ? next.reversed() : next);
        }
        return rows.stream()
                .filter(row -> where.stream().allMatch(it -> it.holds(row)))
                .sorted(by)
                .limit(limit == 0 ? Long.MAX_VALUE : limit)
                .toList();
    }
}
