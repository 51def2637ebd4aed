package org.kpiplatform.app.publication;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.kpiplatform.app.publication.PublishedValueTable.ABSENCE;
import static org.kpiplatform.app.publication.PublishedValueTable.DIMENSION;
import static org.kpiplatform.app.publication.PublishedValueTable.GRAIN;
import static org.kpiplatform.app.publication.PublishedValueTable.ID;
import static org.kpiplatform.app.publication.PublishedValueTable.KEY;
import static org.kpiplatform.app.publication.PublishedValueTable.KNOWN_TO;
import static org.kpiplatform.app.publication.PublishedValueTable.MEMBER;
import static org.kpiplatform.app.publication.PublishedValueTable.PERIOD_END;
import static org.kpiplatform.app.publication.PublishedValueTable.PERIOD_START;
import static org.kpiplatform.app.publication.PublishedValueTable.REPLACED_INPUTS;
import static org.kpiplatform.app.publication.PublishedValueTable.VALUE;
import static org.kpiplatform.app.publication.PublishedValueTable.VALUES;
import static org.kpiplatform.app.publication.PublishedValueTable.ZONE;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Compares computed values with what people know now: of all metrics and KPIs of a round at once.
@ApplicationScoped
class PresentValues {

    private static final String ASKED = "asked";

    /// The place of a publication among those that are compared.
    private static final Field<Integer> NUMBER = field(name(ASKED, "number"), SQLDataType.INTEGER);

    private static final Field<LocalDate> FIRST = field(name(ASKED, "first"), SQLDataType.LOCALDATE);
    private static final Field<LocalDate> LAST = field(name(ASKED, "last"), SQLDataType.LOCALDATE);

    private final DSLContext sql;

    PresentValues(DSLContext sql) {
        this.sql = sql;
    }

    /// The values that say something else than what is known.
    List<News> newsOf(List<Publication> publications) {
        List<Publication> some = publications.stream()
                .filter(publication -> !publication.values().isEmpty())
                .toList();
        List<Map<Place, Record>> known = known(some);
        List<Beginnings> beginnings = beginnings(some);
        List<News> news = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            Publication publication = some.get(i);
            for (ComputedValue computed : publication.values()) {
                @Nullable Record before = known.get(i).get(Place.of(computed));
                if (isNews(computed, before, beginnings.get(i))) {
                    news.add(new News(
                            publication, computed, Optional.ofNullable(before).map(row -> row.get(ID))));
                }
            }
        }
        return news;
    }

    private static boolean isNews(ComputedValue computed, @Nullable Record before, Beginnings beginnings) {
        if (before != null) {
            return !computed.says(
                    before.get(VALUE),
                    PublishedValueTable.absenceOrNull(before.get(ABSENCE)),
                    List.of(before.get(REPLACED_INPUTS)));
        }
        return !PublishedValueTable.isMissing(computed.absence()) && beginnings.hasBegun(computed);
    }

    private List<Map<Place, Record>> known(List<Publication> publications) {
        List<Map<Place, Record>> known = new ArrayList<>();
        publications.forEach(_ -> known.add(new HashMap<>()));
        if (!publications.isEmpty()) {
            sql.select(NUMBER, ID, PERIOD_START, PERIOD_END, DIMENSION, MEMBER, VALUE, ABSENCE, REPLACED_INPUTS)
                    .from(VALUES)
                    .join(asked(publications))
                    .on(isOfAsked(), PERIOD_START.between(FIRST, LAST))
                    .where(KNOWN_TO.isNull())
                    .forEach(row -> known.get(row.get(NUMBER)).put(Place.of(row), row));
        }
        return known;
    }

    /// Since when people know something of the parts of each.
    private List<Beginnings> beginnings(List<Publication> publications) {
        List<Map<Part, LocalDate>> first = new ArrayList<>();
        publications.forEach(_ -> first.add(new HashMap<>()));
        if (publications.stream().anyMatch(PresentValues::hasParts)) {
            sql.select(NUMBER, DIMENSION, MEMBER, DSL.min(PERIOD_START))
                    .from(VALUES)
                    .join(asked(publications))
                    .on(isOfAsked())
                    .where(DIMENSION.ne(""), KNOWN_TO.isNull())
                    .groupBy(NUMBER, DIMENSION, MEMBER)
                    .forEach(row -> first.get(row.value1()).put(new Part(row.value2(), row.value3()), row.value4()));
        }
        return first.stream().map(Beginnings::new).toList();
    }

    private static boolean hasParts(Publication publication) {
        return publication.values().stream().anyMatch(value -> !value.part().isTotal());
    }

    private static Condition isOfAsked() {
        return qualified(KEY)
                .eq(asked(KEY))
                .and(qualified(ZONE).eq(asked(ZONE)))
                .and(qualified(GRAIN).eq(asked(GRAIN)));
    }

    private static Field<String> qualified(Field<String> column) {
        return field(VALUES.getQualifiedName().append(column.getName()), SQLDataType.CLOB);
    }

    private static Field<String> asked(Field<String> column) {
        return field(name(ASKED, column.getName()), SQLDataType.CLOB);
    }

    /// The publications as a table: one parameter a column, however many there are.
    private static Table<Record> asked(List<Publication> publications) {
        return DSL.table(
                        "unnest({0}, {1}, {2}, {3}, {4}, {5})",
                        DSL.val(IntStream.range(0, publications.size()).boxed().toArray(Integer[]::new)),
                        DSL.val(texts(publications, it -> it.of().key())),
                        DSL.val(texts(publications, it -> it.of().storedZone())),
                        DSL.val(texts(publications, it -> PublishedValueTable.word(it.grain()))),
                        DSL.val(starts(publications, BinaryOperator.minBy(Comparator.naturalOrder()))),
                        DSL.val(starts(publications, BinaryOperator.maxBy(Comparator.naturalOrder()))))
                .as(ASKED, "number", "key", "zone", "grain", "first", "last");
    }

    private static String[] texts(List<Publication> publications, Function<Publication, String> text) {
        return publications.stream().map(text).toArray(String[]::new);
    }

    private static LocalDate[] starts(List<Publication> publications, BinaryOperator<LocalDate> one) {
        return publications.stream()
                .map(publication -> publication.values().stream()
                        .map(value -> value.period().start())
                        .reduce(one)
                        .orElseThrow())
                .toArray(LocalDate[]::new);
    }
}
