package org.kpiplatform.app.metric.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kpiplatform.app.record.RecordTable;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.domain.metric.Value;
import org.kpiplatform.domain.source.FieldType;
import org.kpiplatform.domain.source.JoinDefinition;
import org.kpiplatform.domain.source.StreamDefinition;

/// The records of a stream as a FROM clause. It grows a LEFT JOIN for each partner that a field is asked of: a
/// record without a partner stays, with nulls in its place.
final class RecordSource {

    private final Streams streams;
    private final Partner root;
    private final Map<List<String>, Partner> partners = new HashMap<>();
    private Table<?> from;

    /// @throws UnusableMetric when the stream is not defined, or has no table
    RecordSource(Streams streams, StreamKey stream) {
        this.streams = streams;
        root = partner(stream, "r");
        if (root.fields.isEmpty()) {
            throw new UnusableMetric("The stream '%s' has no records yet; sync its source first.".formatted(stream));
        }
        from = root.table();
    }

    Table<?> from() {
        return from;
    }

    /// The fields that identify a record, in the order of the key.
    List<? extends Field<?>> key() {
        return root.definition.key().stream()
                .map(field -> root.column(field).sql())
                .toList();
    }

    /// The stream, and those of its partners that fields were asked of.
    Set<StreamKey> streams() {
        return Stream.concat(Stream.of(root), partners.values().stream())
                .map(Partner::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Expression field(Value.Field field) {
        List<String> path = field.path();
        return partner(path.subList(0, path.size() - 1)).column(path.getLast());
    }

    private Partner partner(List<String> joins) {
        if (joins.isEmpty()) {
            return root;
        }
        Partner known = partners.get(joins);
        return known == null ? join(partner(joins.subList(0, joins.size() - 1)), joins) : known;
    }

    private Partner join(Partner owner, List<String> joins) {
        JoinDefinition join = owner.definition.joins().get(joins.getLast());
        if (join == null) {
            throw new UnusableMetric("The stream '%s' has no join '%s'; it has %s."
                    .formatted(
                            owner.stream,
                            joins.getLast(),
                            owner.definition.joins().keySet()));
        }
        StreamKey target = StreamKey.within(owner.stream.source(), join.stream());
        Partner partner = partner(target, "j" + partners.size());
        partners.put(List.copyOf(joins), partner);
        if (partner.fields.isPresent()) {
            from = from.leftJoin(partner.table()).on(matches(owner, join, partner));
        }
        return partner;
    }

    private static Condition matches(Partner owner, JoinDefinition join, Partner partner) {
        List<String> key = partner.definition.key();
        if (key.size() != join.on().size()) {
            throw new UnusableMetric("A join of '%s' is on %s, but the key of '%s' is %s; give as many fields."
                    .formatted(owner.stream, join.on(), partner.stream, key));
        }
        Condition all = DSL.noCondition();
        for (int i = 0; i < key.size(); i++) {
            all = all.and(ConditionSql.equal(owner.column(join.on().get(i)), partner.column(key.get(i))));
        }
        return all;
    }

    private Partner partner(StreamKey stream, String alias) {
        StreamDefinition definition = streams.definition(stream)
                .orElseThrow(() -> new UnusableMetric("The stream '%s' is not defined.".formatted(stream)));
        return new Partner(stream, definition, streams.fields(stream), alias);
    }

    /// A stream under the alias that the FROM clause knows it by; without fields as long as it has no table.
    private record Partner(
            StreamKey stream, StreamDefinition definition, Optional<Map<String, FieldType>> fields, String alias) {

        Table<?> table() {
            return RecordTable.of(stream).as(DSL.name(alias));
        }

        Expression column(String name) {
            if (fields.isEmpty()) {
                return Expression.ABSENT;
            }
            FieldType type = fields.get().get(name);
            if (type == null) {
                throw new UnusableMetric("The stream '%s' has no field '%s'.".formatted(stream, name));
            }
            return new Expression(DSL.field(DSL.name(alias, name), RecordTable.type(type)), type);
        }
    }
}
