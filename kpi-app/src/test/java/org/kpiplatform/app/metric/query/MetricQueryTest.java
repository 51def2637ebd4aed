package org.kpiplatform.app.metric.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.metric.MetricDefinition;

@QuarkusTest
class MetricQueryTest {

    private static final LocalDays ROME = new LocalDays(ZoneId.of("Europe/Rome"));
    private static final LocalDate SNAPSHOT = LocalDate.of(2011, 2, 15);

    @Inject
    DSLContext sql;

    @BeforeEach
    void makeTables() {
        new ShopTables(sql)
                .with("regions", 1, "North", day("2009-01-01"), new BigDecimal("0.50"))
                .with("regions", 2, "South")
                .with("customers", "7", "retail", 1)
                .with("customers", "8", "wholesale", 2)
                .with("customers", "9", null, null)
                .with(
                        "orders",
                        1,
                        at("2011-01-31T22:59:59Z"),
                        7,
                        "IT",
                        money("10.10"),
                        3,
                        true,
                        day("2011-02-02"),
                        day("2011-02-05"),
                        "a'b")
                .with("orders", 2, at("2011-01-31T23:00:00Z"), 7, "IT", money("20.20"), 1, false, day("2011-02-04"))
                .with(
                        "orders",
                        3,
                        at("2011-02-10T10:00:00Z"),
                        8,
                        "FR",
                        money("-5"),
                        2,
                        null,
                        day("2011-02-10"),
                        day("2011-02-10"))
                .with("orders", 4, at("2011-02-11T10:00:00Z"), 9, null, null, 4, true)
                .with("orders", 5, at("2011-02-12T10:00:00Z"), 6, "FR", money("0.30"), 5, true);
    }

    @AfterEach
    void dropTables() {
        ShopTables.drop(sql);
    }

    @Test
    void cutsDaysInTheZoneOfTheOrganisation() {
        assertThat(answers("count()", null)).containsExactlyInAnyOrder("1: 1", "2: 4");
    }

    @Test
    void addsExactly() {
        assertThat(answers("sum(amount)", null)).containsExactlyInAnyOrder("1: 10.1", "2: 15.5");
        assertThat(answers("sum(amount * units - 0.1)", null)).containsExactlyInAnyOrder("1: 30.2", "2: 11.4");
    }

    @Test
    void followsJoinsAndKeepsRecordsWithoutPartner() {
        assertThat(answers("count()", null, "customer.segment"))
                .containsExactlyInAnyOrder("1 retail: 1", "2 retail: 1", "2 wholesale: 1", "2 null: 2");
        assertThat(answers("count()", null, "customer.region.name"))
                .containsExactlyInAnyOrder("1 North: 1", "2 North: 1", "2 South: 1", "2 null: 2");
    }

    @Test
    void takesPartnersThatWereNeverSyncedForUnknown() {
        assertThat(answers("count()", null, "customer.region.manager.name"))
                .containsExactlyInAnyOrder("1 null: 1", "2 null: 4");
        assertThat(answers("count()", "customer.region.manager.age > 40")).isEmpty();
        assertThat(answers("sum(customer.region.manager.age)", null)).containsExactlyInAnyOrder("1: 0", "2: 0");
        assertThat(answers("avg(days(customer.region.manager.born_on, ordered_at))", null))
                .containsExactlyInAnyOrder("1: null of 0", "2: null of 0");
    }

    @Test
    void writesValuesOfDimensionsInOneWay() {
        assertThat(answers("count()", null, "paid")).contains("1 true: 1", "2 false: 1", "2 null: 1");
        assertThat(answers("count()", null, "units")).contains("1 3: 1");
        assertThat(answers("count()", null, "shipped_on")).contains("1 2011-02-02: 1");
        assertThat(answers("count()", null, "customer.region.tax")).contains("1 0.5: 1");
        assertThat(answers("count()", null, "ordered_at")).contains("2 2011-01-31T23:00:00.000000Z: 1");
    }

    @Test
    void averagesWhatIsNotNullAndSaysOfHowManyRecords() {
        assertThat(answers("avg(amount)", "country = 'FR' or country is null")).containsExactly("2: -2.35 of 2");
        assertThat(answers("avg(amount)", "order_id = 4")).containsExactly("2: null of 0");
    }

    @Test
    void findsTheLeastAndTheGreatest() {
        assertThat(answers("min(amount)", null)).contains("2: -5");
        assertThat(answers("max(amount)", null)).contains("2: 20.2");
    }

    @Test
    void interpolatesPercentiles() {
        assertThat(answers("median(amount)", null)).containsExactlyInAnyOrder("1: 10.1", "2: 0.3");
        assertThat(answers("percentile(units, 90)", null)).contains("2: 4.7");
    }

    @Test
    void takesTheLatestValue() {
        assertThat(answers("last(amount)", null)).containsExactlyInAnyOrder("1: 10.1", "2: 0.3");
        assertThat(answers("last(amount)", null, "country")).contains("2 FR: 0.3", "2 IT: 20.2");
    }

    @Test
    void countsEntitiesOnce() {
        assertThat(answers("count_distinct(customer_id)", null)).containsExactlyInAnyOrder("1: 1", "2: 4");
        assertThat(answers("count_distinct(country)", null)).containsExactlyInAnyOrder("1: 1", "2: 2");
        assertThat(answers("seen_at_least(country, 2)", null)).containsExactlyInAnyOrder("2: 1");
    }

    @Test
    void countsAnEntityWhereItIsSeenFirst() {
        assertThat(answers("first_seen(customer_id)", null)).containsExactlyInAnyOrder("1: 1", "2: 3");
        assertThat(answers("first_seen(country)", null, "customer.segment"))
                .containsExactlyInAnyOrder("1 retail: 1", "2 wholesale: 1");
    }

    @Test
    void addsToAStockWhenItOpensAndTakesAwayWhenItCloses() {
        assertThat(answers("open(ordered_at, due_on)", null)).containsExactlyInAnyOrder("1: 1", "2: 2");
        assertThat(answers("open(ordered_at, shipped_on, amount)", null))
                .containsExactlyInAnyOrder("1: 10.1", "2: -9.8");
    }

    @Test
    void measuresElapsedTime() {
        assertThat(answers("max(hours(ordered_at, shipped_on))", "order_id = 2"))
                .containsExactly("2: 72");
        assertThat(answers("max(days(shipped_on, due_on))", null)).contains("1: 3", "2: 0");
        assertThat(answers("max(minutes(due_on, shipped_on))", "order_id = 1")).containsExactly("1: -4320");
        assertThat(answers("max(seconds(ordered_at, ordered_at))", "order_id = 1"))
                .containsExactly("1: 0");
    }

    @Test
    void comparesADayWithAnInstantByItsFirstInstantInTheZone() {
        assertThat(answers("count()", "ordered_at >= date '2011-02-01'")).containsExactly("2: 4");
        assertThat(answers("count()", "shipped_on < date '2011-02-04'")).containsExactly("1: 1");
        assertThat(answers("count()", "due_on > ordered_at")).containsExactly("1: 1");
    }

    @Test
    void doesNotTakeUnknownForTrueOrFalse() {
        assertThat(answers("count()", "country != 'FR'")).containsExactlyInAnyOrder("1: 1", "2: 1");
        assertThat(answers("count()", "not (country = 'FR')")).containsExactlyInAnyOrder("1: 1", "2: 1");
        assertThat(answers("count()", "country not in ('FR')")).containsExactlyInAnyOrder("1: 1", "2: 1");
        assertThat(answers("count()", "paid = true and units in (3, 4)")).containsExactlyInAnyOrder("1: 1", "2: 1");
        assertThat(answers("count()", "country is null")).containsExactly("2: 1");
    }

    @Test
    void leavesWhatLooksLikeSqlAsTheTextItIs() {
        assertThat(answers("count()", "country = 'x'' or ''1''=''1'")).isEmpty();
        assertThat(answers("count()", "\"Odd \"\"name\" = 'a''b'", "\"Odd \"\"name\""))
                .containsExactly("1 a'b: 1");
        Selection selection = selection(
                List.of(), new DimensionFilter("country", List.of("FR'; drop schema kpi cascade; --"), false));
        assertThat(answers(metric("count()", null, "country"), selection)).isEmpty();
    }

    @Test
    void filtersByValuesOfDimensions() {
        MetricDefinition metric = metric("count()", null, "country", "paid");

        assertThat(answers(metric, selection(List.of("paid"), new DimensionFilter("country", List.of("FR"), true))))
                .containsExactlyInAnyOrder("2 true: 2", "2 null: 1");
    }

    @Test
    void refusesADimensionThatTheMetricLacks() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> answers(metric("count()", null, "country"), selection(List.of("paid"))))
                .withMessage("The metric `tried` has no dimension `paid`; it has `country`.");
    }

    @Test
    void refusesWhatTheRecordsDoNotHave() {
        assertThatExceptionOfType(UnusableMetric.class)
                .isThrownBy(() -> answers("sum(price)", null))
                .withMessage("The stream 'shop.orders' has no field 'price'.");
        assertThatExceptionOfType(UnusableMetric.class)
                .isThrownBy(() -> answers("sum(country)", null))
                .withMessage("The field 'country' is a text, where a number is needed.");
        assertThatExceptionOfType(UnusableMetric.class)
                .isThrownBy(() -> answers("count()", "country > 3"))
                .withMessage("The value is a text, which cannot be compared with the number 3.");
    }

    private List<String> answers(String measure, @Nullable String where, String... by) {
        return answers(metric(measure, where, by), selection(List.of(by)));
    }

    private static MetricDefinition metric(String measure, @Nullable String where, String... dimensions) {
        return new MetricDefinition(
                "tried", null, null, "shop.orders", measure, where, null, List.of(dimensions), "order");
    }

    private static Selection selection(List<String> by, DimensionFilter... where) {
        IsoCalendar calendar = IsoCalendar.INSTANCE;
        return new Selection(
                calendar.range(
                        calendar.containing(Grain.MONTH, day("2011-01-01")),
                        calendar.containing(Grain.MONTH, day("2011-02-01"))),
                by,
                List.of(where),
                ROME.zone());
    }

    /// Each row as `period slice: value`.
    private List<String> answers(MetricDefinition metric, Selection selection) {
        MetricQuery query = MetricQuery.of(metric, ShopTables.streams(), ROME);
        List<String> fromRecords = rows(query.fromRecords(selection, SNAPSHOT));
        if (query.measurement().isRolledUp()) {
            List<String> fromBuckets =
                    rows(query.fromBuckets(selection, query.buckets(SNAPSHOT).asTable("buckets"), DSL.noCondition()));
            assertThat(fromRecords).as("the same from records").containsExactlyInAnyOrderElementsOf(fromBuckets);
            return fromBuckets;
        }
        return fromRecords;
    }

    /// What changes nothing in a stock may be told or not.
    private List<String> rows(Select<Record> query) {
        return sql.fetch(query).map(MetricQueryTest::row).stream()
                .filter(row -> !row.endsWith(": 0") || !row.startsWith("0 "))
                .toList();
    }

    private static String row(Record row) {
        String cell = Stream.of(row.intoArray())
                .limit(row.indexOf(Columns.VALUE))
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
        BigDecimal value = row.get(Columns.VALUE);
        String records = row.indexOf(Columns.RECORDS) < 0 ? "" : " of " + row.get(Columns.RECORDS);
        return cell + ": "
                + (value == null ? "null" : value.stripTrailingZeros().toPlainString())
                + records;
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }
}
