package org.kpiplatform.app.metric.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.metric.MetricDefinition;

/// Orders at random in a month in which clocks change, or at whose ends they nearly do.
@QuarkusTest
class HoursInZonesTest {

    private static final int ORDERS = 400;

    @Inject
    DSLContext sql;

    private ShopTables tables;

    @BeforeEach
    void makeTables() {
        tables = new ShopTables(sql);
    }

    @AfterEach
    void dropTables() {
        ShopTables.drop(sql);
    }

    /// Zones west and east of UTC, by whole, half and quarter hours; leap days, week 53, and months without a change.
    static List<ZonedMonth> months() {
        List<ZonedMonth> months = new ArrayList<>(List.of(
                new ZonedMonth("Europe/Amsterdam", "2026-03"),
                new ZonedMonth("Europe/Amsterdam", "2026-10"),
                new ZonedMonth("America/St_Johns", "2026-11"),
                new ZonedMonth("America/St_Johns", "2010-11"),
                new ZonedMonth("Pacific/Chatham", "2026-04"),
                new ZonedMonth("Australia/Lord_Howe", "2026-10"),
                new ZonedMonth("Asia/Kathmandu", "2024-02"),
                new ZonedMonth("Pacific/Apia", "2011-12"),
                new ZonedMonth("Pacific/Marquesas", "2021-01"),
                new ZonedMonth("UTC", "2024-02")));
        List<String> zones = ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/"))
                .sorted()
                .toList();
        Random random = new Random(20_111_030);
        for (int i = 0; i < 10; i++) {
            String zone = zones.get(random.nextInt(zones.size()));
            months.add(new ZonedMonth(
                    zone,
                    YearMonth.of(1990 + random.nextInt(50), 1 + random.nextInt(12))
                            .toString()));
        }
        return months;
    }

    record ZonedMonth(String zone, String label) {

        ZonedCalendar calendar() {
            return new ZonedCalendar(IsoCalendar.INSTANCE, ZoneId.of(zone));
        }

        List<Period> parts(Grain grain) {
            return calendar().parts(calendar().parse(label), grain);
        }

        Period whole() {
            return calendar().parse(label);
        }
    }

    @ParameterizedTest
    @MethodSource("months")
    void theHoursOfADayAddUpToItAndItsDaysToTheMonth(ZonedMonth month) {
        orderIn(month);

        for (String measure : List.of("count()", "sum(amount)")) {
            Map<Period, Double> hours = values(month, measure, Grain.HOUR);
            Map<Period, Double> days = values(month, measure, Grain.DAY);

            assertThat(sumsByDay(hours)).isEqualTo(sumsByDay(days));
            assertThat(sum(days)).isEqualTo(sum(values(month, measure, Grain.MONTH)));
            assertThat(sumsByDay(days)).isEqualTo(expected(month, measure));
        }
    }

    @ParameterizedTest
    @MethodSource("months")
    void whatIsOpenAtTheEndOfTheLastHourIsOpenAtTheEndOfTheDay(ZonedMonth month) {
        orderIn(month);
        List<Period> days = month.parts(Grain.DAY);

        Map<Period, Double> byHour = stocks(month, Grain.HOUR);
        Map<Period, Double> byDay = stocks(month, Grain.DAY);

        assertThat(days)
                .filteredOn(day -> !hoursOf(month, day).isEmpty())
                .allSatisfy(day ->
                        assertThat(byHour.get(hoursOf(month, day).getLast())).isEqualTo(byDay.get(day)));
    }

    private static List<Period> hoursOf(ZonedMonth month, Period day) {
        return month.calendar().parts(day, Grain.HOUR);
    }

    /// Neither that of the machine nor that of a session.
    @ParameterizedTest
    @CsvSource({"Asia/Kathmandu, America/St_Johns", "Pacific/Chatham, Pacific/Kiritimati"})
    void theZonesOfTheServerAndOfItsSessionsDoNotMatter(String server, String session) {
        ZonedMonth month = new ZonedMonth("Europe/Amsterdam", "2011-10");
        orderIn(month);
        Map<Period, Double> hours = values(month, "sum(amount)", Grain.HOUR);
        Map<Period, Double> stocks = stocks(month, Grain.HOUR);
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(server));

            QuarkusTransaction.requiringNew().run(() -> {
                sql.execute("set local time zone {0}", DSL.inline(session));

                assertThat(values(month, "sum(amount)", Grain.HOUR)).isEqualTo(hours);
                assertThat(stocks(month, Grain.HOUR)).isEqualTo(stocks);
            });
        } finally {
            TimeZone.setDefault(before);
        }
    }

    /// Cube #11945: on the days when clocks change, the hour before the change was taken for another one.
    @Test
    void anInstantNextToAChangeOfClocksLiesInItsOwnHour() {
        ZonedMonth month = new ZonedMonth("Europe/Amsterdam", "2011-10");
        List<String> instants =
                List.of("2011-10-29T23:59:59Z", "2011-10-30T00:00:00Z", "2011-10-30T00:59:59Z", "2011-10-30T01:00:00Z");
        for (int i = 0; i < instants.size(); i++) {
            tables.with("orders", i, Instant.parse(instants.get(i)));
        }

        assertThat(values(month, "count()", Grain.HOUR))
                .hasToString("{2011-10-30T01=1.0, 2011-10-30T02+02:00=2.0, 2011-10-30T02+01:00=1.0}");
    }

    @Test
    void hoursHaveTheirOwnLeastLastAndDifferentOnes() {
        ZonedMonth month = new ZonedMonth("Asia/Kathmandu", "2024-02");
        tables.with("orders", 1, Instant.parse("2024-02-29T00:20:00Z"), 7, "a", new BigDecimal("5"))
                .with("orders", 2, Instant.parse("2024-02-29T01:10:00Z"), 7, "a", new BigDecimal("3"))
                .with("orders", 3, Instant.parse("2024-02-29T01:20:00Z"), 8, "a", new BigDecimal("1"));

        assertThat(values(month, "min(amount)", Grain.HOUR)).hasToString("{2024-02-29T06=3.0, 2024-02-29T07=1.0}");
        assertThat(values(month, "avg(amount)", Grain.HOUR)).hasToString("{2024-02-29T06=4.0, 2024-02-29T07=1.0}");
        assertThat(values(month, "last(amount)", Grain.HOUR)).hasToString("{2024-02-29T06=3.0, 2024-02-29T07=1.0}");
        assertThat(values(month, "median(amount)", Grain.HOUR)).hasToString("{2024-02-29T06=4.0, 2024-02-29T07=1.0}");
        assertThat(values(month, "count_distinct(customer_id)", Grain.HOUR))
                .hasToString("{2024-02-29T06=1.0, 2024-02-29T07=1.0}");
        assertThat(values(month, "first_seen(customer_id)", Grain.HOUR))
                .hasToString("{2024-02-29T06=1.0, 2024-02-29T07=1.0}");
        assertThat(values(month, "seen_at_least(customer_id, 2)", Grain.HOUR)).hasToString("{2024-02-29T06=1.0}");
    }

    /// Orders at random, delivered some days later or never.
    private void orderIn(ZonedMonth month) {
        Random random = new Random(month.hashCode());
        Instant start = month.whole().startsAt(month.calendar().zone()).minusSeconds(7_200);
        long seconds = month.whole().endsAt(month.calendar().zone()).getEpochSecond() - start.getEpochSecond() + 7_200;
        for (int id = 0; id < ORDERS; id++) {
            Instant at = start.plusSeconds(random.nextLong(seconds));
            tables.with(
                    "orders",
                    id,
                    at,
                    random.nextInt(20),
                    "somewhere",
                    BigDecimal.valueOf(random.nextInt(10_000), 2),
                    null,
                    null,
                    null,
                    null,
                    null,
                    random.nextInt(5) == 0 ? null : at.plusSeconds(random.nextInt(500_000)));
        }
    }

    private Map<Period, Double> values(ZonedMonth month, String measure, Grain grain) {
        return values(month, measure, month.parts(grain));
    }

    private Map<Period, Double> values(ZonedMonth month, String measure, List<Period> periods) {
        ZoneId zone = month.calendar().zone();
        MetricDefinition metric =
                new MetricDefinition("tried", null, null, "shop.orders", measure, null, null, List.of(), "order");
        MetricQuery query = MetricQuery.of(metric, ShopTables.streams(), new LocalDays(zone));
        Select<Record> cells =
                query.fromRecords(Selection.total(periods, zone), month.whole().start());
        Map<Period, Double> values = byTime();
        for (Record row : sql.fetch(cells)) {
            int period = row.get(Columns.PERIOD);
            if (period > 0) {
                values.put(periods.get(period - 1), row.get(Columns.VALUE).doubleValue());
            }
        }
        return values;
    }

    /// How many orders of the month are open at the end of each period.
    private Map<Period, Double> stocks(ZonedMonth month, Grain grain) {
        List<Period> periods = month.parts(grain);
        Map<Period, Double> opened = values(month, "open(ordered_at, delivered_at)", periods);
        Map<Period, Double> levels = byTime();
        double level = 0;
        for (Period period : periods) {
            level += opened.getOrDefault(period, 0.0);
            levels.put(period, level);
        }
        return levels;
    }

    private static Map<Period, Double> byTime() {
        return new TreeMap<>(Comparator.comparingLong(Period::ordinal));
    }

    private static Map<String, Long> sumsByDay(Map<Period, Double> values) {
        Map<String, Long> sums = new TreeMap<>();
        values.forEach((period, value) -> {
            if (value != 0) {
                sums.merge(period.start().toString(), Math.round(100 * value), Long::sum);
            }
        });
        return sums;
    }

    private static long sum(Map<Period, Double> values) {
        return values.values().stream()
                .mapToLong(value -> Math.round(100 * value))
                .sum();
    }

    /// Counted without the database.
    private Map<String, Long> expected(ZonedMonth month, String measure) {
        ZonedCalendar calendar = month.calendar();
        Map<String, Long> sums = new TreeMap<>();
        for (Record row : sql.fetch("select ordered_at, amount from source_shop.orders")) {
            Instant at = row.get(0, Instant.class);
            if (month.whole().contains(calendar.dayAt(at))) {
                double value = measure.equals("count()")
                        ? 1
                        : row.get(1, BigDecimal.class).doubleValue();
                if (value != 0) {
                    sums.merge(calendar.dayAt(at).toString(), Math.round(100 * value), Long::sum);
                }
            }
        }
        return sums;
    }
}
