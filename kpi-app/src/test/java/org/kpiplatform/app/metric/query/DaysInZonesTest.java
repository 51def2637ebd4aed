package org.kpiplatform.app.metric.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.metric.MetricDefinition;

/// An order every half an hour, so that a day has as many orders as half hours: 46 or 50 when clocks change.
@QuarkusTest
class DaysInZonesTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final LocalTime NOON = LocalTime.of(12, 0);

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

    @ParameterizedTest
    @CsvSource({
        "Europe/Amsterdam,    2026-03-29, 46",
        "Europe/Amsterdam,    2026-10-25, 50",
        "America/Los_Angeles, 2026-03-08, 46",
        "America/Los_Angeles, 2026-11-01, 50",
        "Pacific/Auckland,    2026-09-27, 46",
        "Pacific/Auckland,    2026-04-05, 50",
        "Asia/Kolkata,        2026-03-29, 48",
        "Australia/Lord_Howe, 2026-04-05, 49",
        "America/Sao_Paulo,   2018-11-04, 46",
        "America/Sao_Paulo,   2018-02-17, 50",
        "America/Havana,      2025-11-02, 50",
        "Pacific/Apia,        2011-12-30, 0",
        "UTC,                 2024-02-29, 48"
    })
    void aDayHasAllOfItsHoursAndNoOthers(ZoneId zone, LocalDate day, int orders) {
        orderOften(zone, day);

        assertThat(ordersAround(zone, day, "count()")).containsExactly(48, orders, 48);
        assertThat(ordersAround(zone, day, "count_distinct(order_id)")).containsExactly(48, orders, 48);
    }

    /// Cube #11945: on the days when clocks change, the hour before the change was taken for another one.
    @ParameterizedTest
    @CsvSource({
        "2026-10-24T21:59:59Z, 2026-10-24",
        "2026-10-24T22:00:00Z, 2026-10-25",
        "2026-10-24T23:15:00Z, 2026-10-25",
        "2026-10-25T00:15:00Z, 2026-10-25",
        "2026-10-25T01:15:00Z, 2026-10-25",
        "2026-10-25T22:59:59Z, 2026-10-25",
        "2026-10-25T23:00:00Z, 2026-10-26",
        "2026-03-28T22:59:59Z, 2026-03-28",
        "2026-03-28T23:00:00Z, 2026-03-29",
        "2026-03-29T00:15:00Z, 2026-03-29",
        "2026-03-29T01:15:00Z, 2026-03-29",
        "2026-03-29T21:59:59Z, 2026-03-29",
        "2026-03-29T22:00:00Z, 2026-03-30"
    })
    void anInstantNextToAChangeOfClocksLiesInItsOwnDay(Instant ordered, LocalDate day) {
        tables.with("orders", 1, ordered);

        assertThat(ordersAround(AMSTERDAM, day, "count()")).containsExactly(0, 1, 0);
        assertThat(ordersAround(AMSTERDAM, day, "count_distinct(order_id)")).containsExactly(0, 1, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Tokyo", "America/Los_Angeles", "Pacific/Auckland"})
    void theZonesOfTheServerAndOfItsSessionsDoNotMatter(String elsewhere) {
        LocalDate day = LocalDate.of(2026, 10, 25);
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(elsewhere));
            orderOften(AMSTERDAM, day);

            List<Integer> orders = QuarkusTransaction.requiringNew().call(() -> {
                sql.execute("set local time zone {0}", DSL.inline(elsewhere));
                return ordersAround(AMSTERDAM, day, "count()");
            });

            assertThat(orders).containsExactly(48, 50, 48);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    /// From noon two days before a day until noon two days after it.
    private void orderOften(ZoneId zone, LocalDate day) {
        Instant end = day.plusDays(2).atTime(NOON).atZone(zone).toInstant();
        int id = 0;
        for (Instant at = day.minusDays(2).atTime(NOON).atZone(zone).toInstant();
                at.isBefore(end);
                at = at.plus(HALF_AN_HOUR)) {
            tables.with("orders", ++id, at);
        }
    }

    /// On the day before, on the day itself and on the day after.
    private List<Integer> ordersAround(ZoneId zone, LocalDate day, String measure) {
        Period middle = IsoCalendar.INSTANCE.containing(Grain.DAY, day);
        List<Period> days = IsoCalendar.INSTANCE.range(
                IsoCalendar.INSTANCE.offset(middle, -1), IsoCalendar.INSTANCE.offset(middle, 1));
        Selection selection = Selection.total(days, zone);
        MetricDefinition metric =
                new MetricDefinition("tried", null, null, "shop.orders", measure, null, null, List.of(), "order");
        MetricQuery query = MetricQuery.of(metric, ShopTables.streams(), new LocalDays(zone));
        Map<Integer, Integer> counts = sql.fetch(
                        query.measurement().isRolledUp()
                                ? query.fromBuckets(
                                        selection, query.buckets(day).asTable("buckets"), DSL.noCondition())
                                : query.fromRecords(selection, day))
                .intoMap(
                        row -> row.get(Columns.PERIOD),
                        row -> row.get(Columns.VALUE).intValueExact());
        return IntStream.rangeClosed(1, days.size())
                .mapToObj(period -> counts.getOrDefault(period, 0))
                .toList();
    }
}
