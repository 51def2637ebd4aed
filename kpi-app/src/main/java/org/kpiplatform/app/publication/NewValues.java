package org.kpiplatform.app.publication;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.kpiplatform.app.publication.PublishedValueTable.ABSENCE;
import static org.kpiplatform.app.publication.PublishedValueTable.COMPLETENESS;
import static org.kpiplatform.app.publication.PublishedValueTable.DEFINITION;
import static org.kpiplatform.app.publication.PublishedValueTable.DIMENSION;
import static org.kpiplatform.app.publication.PublishedValueTable.GRAIN;
import static org.kpiplatform.app.publication.PublishedValueTable.KEY;
import static org.kpiplatform.app.publication.PublishedValueTable.KNOWN_FROM;
import static org.kpiplatform.app.publication.PublishedValueTable.MEMBER;
import static org.kpiplatform.app.publication.PublishedValueTable.MISSING_INPUTS;
import static org.kpiplatform.app.publication.PublishedValueTable.PERIOD_END;
import static org.kpiplatform.app.publication.PublishedValueTable.PERIOD_START;
import static org.kpiplatform.app.publication.PublishedValueTable.REPLACED_INPUTS;
import static org.kpiplatform.app.publication.PublishedValueTable.RESTATES;
import static org.kpiplatform.app.publication.PublishedValueTable.REVISION;
import static org.kpiplatform.app.publication.PublishedValueTable.RUN;
import static org.kpiplatform.app.publication.PublishedValueTable.VALUE;
import static org.kpiplatform.app.publication.PublishedValueTable.VALUES;
import static org.kpiplatform.app.publication.PublishedValueTable.ZONE;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Writes down what people know from now on. The rows travel as one array for each column, so that the statement is
/// the same for one as for thousands.
@ApplicationScoped
class NewValues {

    private static final int ROWS_AT_ONCE = 5_000;

    /// Keys have no commas, so that lists of them can travel as texts.
    private static final String COMMA = ",";

    private final DSLContext sql;

    NewValues(DSLContext sql) {
        this.sql = sql;
    }

    void insert(List<News> news) {
        for (int from = 0; from < news.size(); from += ROWS_AT_ONCE) {
            new Rows(news.subList(from, Math.min(news.size(), from + ROWS_AT_ONCE))).insert(sql);
        }
    }

    /// Some rows, column by column.
    private static final class Rows {

        private final List<News> news;
        private final List<Field<?>> columns = new ArrayList<>();
        private final List<Field<?>> selected = new ArrayList<>();
        private final List<QueryPart> arrays = new ArrayList<>();

        private Rows(List<News> news) {
            this.news = news;
            add(KEY, String[]::new, it -> it.publication().of().key());
            add(ZONE, String[]::new, it -> it.publication().of().storedZone());
            add(
                    GRAIN,
                    String[]::new,
                    it -> PublishedValueTable.word(it.publication().grain()));
            add(PERIOD_START, LocalDate[]::new, it -> it.value().period().start());
            add(PERIOD_END, LocalDate[]::new, it -> it.value().period().end());
            add(DIMENSION, String[]::new, it -> it.value().part().dimension());
            add(MEMBER, String[]::new, it -> it.value().part().member());
            add(VALUE, Double[]::new, it -> it.value().value());
            add(
                    ABSENCE,
                    String[]::new,
                    it -> PublishedValueTable.wordOrNull(it.value().absence()));
            add(COMPLETENESS, Double[]::new, it -> it.value().completeness());
            addList(MISSING_INPUTS, it -> it.value().missingInputs());
            addList(REPLACED_INPUTS, it -> it.value().replacedInputs());
            add(REVISION, Integer[]::new, it -> it.publication().revision());
            add(RUN, Long[]::new, it -> it.publication().cause().run());
            add(DEFINITION, String[]::new, it -> it.publication().cause().definition());
            add(KNOWN_FROM, Instant[]::new, it -> it.publication().at());
            add(RESTATES, Long[]::new, it -> it.before().orElse(null));
        }

        private <T> void add(Field<T> column, IntFunction<T[]> array, Function<News, @Nullable T> value) {
            columns.add(column);
            selected.add(field(name(column.getName())));
            arrays.add(DSL.val(
                    news.stream().map(value).toArray(array),
                    column.getDataType().array()));
        }

        private void addList(Field<String[]> column, Function<News, List<String>> keys) {
            columns.add(column);
            selected.add(DSL.field("string_to_array({0}, {1})", name(column.getName()), DSL.inline(COMMA)));
            arrays.add(DSL.val(
                    news.stream().map(it -> String.join(COMMA, keys.apply(it))).toArray(String[]::new)));
        }

        private void insert(DSLContext sql) {
            String unnest = IntStream.range(0, arrays.size())
                    .mapToObj(i -> "{" + i + "}")
                    .collect(Collectors.joining(", ", "unnest(", ")"));
            String[] names = columns.stream().map(Field::getName).toArray(String[]::new);
            sql.insertInto(VALUES, columns)
                    .select(DSL.select(selected)
                            .from(DSL.table(unnest, arrays.toArray(QueryPart[]::new))
                                    .as("news", names)))
                    .execute();
        }
    }
}
