package org.kpiplatform.domain.metric.check;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kpiplatform.domain.source.FieldType;

/// Orders, each by one customer, who lives in one region.
final class Shop implements FieldLookup {

    private static final Map<String, FieldType> ORDER = Map.of(
            "type", FieldType.TEXT,
            "amount", FieldType.DECIMAL,
            "units", FieldType.INTEGER,
            "paid", FieldType.BOOLEAN,
            "ordered_at", FieldType.TIMESTAMP,
            "shipped_at", FieldType.TIMESTAMP,
            "due_on", FieldType.DATE,
            "customer_id", FieldType.TEXT);
    private static final Map<String, FieldType> CUSTOMER =
            Map.of("name", FieldType.TEXT, "born_on", FieldType.DATE, "credit", FieldType.DECIMAL);
    private static final Map<String, FieldType> REGION = Map.of("title", FieldType.TEXT);

    private static final Map<List<String>, Map<String, FieldType>> FIELDS = Map.of(
            List.of(), ORDER,
            List.of("customer"), CUSTOMER,
            List.of("customer", "region"), REGION);
    private static final Map<List<String>, String> JOINS = Map.of(List.of(), "customer", List.of("customer"), "region");

    @Override
    public Optional<FieldType> type(List<String> path) {
        List<String> joins = path.subList(0, path.size() - 1);
        return Optional.ofNullable(FIELDS.get(joins)).map(fields -> fields.get(path.getLast()));
    }

    @Override
    public Collection<String> names(List<String> joins) {
        Set<String> fields = FIELDS.getOrDefault(joins, Map.of()).keySet();
        return Stream.concat(fields.stream(), Stream.ofNullable(JOINS.get(joins)))
                .toList();
    }
}
