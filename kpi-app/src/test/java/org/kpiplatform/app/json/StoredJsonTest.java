package org.kpiplatform.app.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.LastYearsWeek;
import org.kpiplatform.domain.calendar.YearName;
import org.kpiplatform.domain.calendar.definition.CalendarDefinition;
import org.kpiplatform.domain.calendar.definition.CalendarKind;
import org.kpiplatform.domain.kpi.Edge;
import org.kpiplatform.domain.kpi.EdgeKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.CoverageDefinition;
import org.kpiplatform.domain.source.FieldType;
import org.kpiplatform.domain.source.JoinDefinition;
import org.kpiplatform.domain.source.QuarantineDefinition;
import org.kpiplatform.domain.source.ScheduleDefinition;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;
import org.kpiplatform.domain.target.Direction;
import org.kpiplatform.domain.target.TargetDefinition;
import org.kpiplatform.domain.target.TargetPath;

/// The golden files are what databases hold. A change here is a change of a file format: it needs a
/// migration.
class StoredJsonTest {

    private static final ObjectMapper STORED = StoredJson.mapper();

    @ParameterizedTest(name = "{0}")
    @MethodSource("definitions")
    void writesWhatDatabasesHold(String golden, Object definition) throws IOException {
        assertThat(STORED.readTree(STORED.writeValueAsString(definition))).isEqualTo(STORED.readTree(read(golden)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("definitions")
    void readsWhatDatabasesHold(String golden, Object definition) throws IOException {
        assertThat(STORED.readValue(read(golden), definition.getClass())).isEqualTo(definition);
    }

    @Test
    void readsWhatALaterVersionHasAdded() throws IOException {
        String later =
                "{\"key\":\"orders\",\"of\":\"shop.orders\",\"measure\":\"count()\",\"unit\":\"order\",\"colour\":\"red\"}";

        assertThat(STORED.readValue(later, MetricDefinition.class).key()).isEqualTo("orders");
    }

    static Stream<Object[]> definitions() {
        return Stream.of(
                new Object[] {"source.json", source()},
                new Object[] {"metric.json", metric()},
                new Object[] {"kpi.json", kpi()},
                new Object[] {"calendar.json", calendar()});
    }

    private static CalendarDefinition calendar() {
        return new CalendarDefinition(
                "retail",
                "Retail year",
                null,
                true,
                CalendarKind.WEEKS,
                null,
                YearName.STARTING,
                "4-5-4",
                "nearest saturday to january",
                12,
                LastYearsWeek.SAME_SEASON,
                List.of(DayOfWeek.MONDAY, DayOfWeek.SATURDAY),
                Map.of(LocalDate.of(2026, 4, 3), "Good Friday"));
    }

    private static SourceDefinition source() {
        StreamDefinition orders = new StreamDefinition(
                List.of("order_id"),
                "ordered_at",
                Map.of("postcode", FieldType.TEXT),
                Map.of("customer", new JoinDefinition("crm.customers", List.of("customer_id"))),
                new CoverageDefinition(LocalDate.of(2011, 1, 1), null),
                null,
                new QuarantineDefinition(100L, new BigDecimal("2.5")));
        return new SourceDefinition(
                "shop",
                "Shop",
                null,
                "csv",
                Map.of("files", List.of("a.csv", "b.csv"), "skip", 1),
                "/srv",
                new ScheduleDefinition(null, "0 6 * * mon-fri", "Europe/Rome"),
                Map.of("orders", orders));
    }

    private static MetricDefinition metric() {
        return new MetricDefinition(
                "gross_revenue",
                null,
                "All orders",
                "shop.orders",
                "sum(amount)",
                "type = 'order'",
                null,
                List.of("country"),
                "GBP");
    }

    private static KpiDefinition kpi() {
        TargetDefinition target = new TargetDefinition(
                Map.of(),
                480.5,
                null,
                null,
                420.0,
                LocalDate.of(2011, 1, 1),
                LocalDate.of(2011, 12, 31),
                TargetPath.LINEAR,
                List.of(),
                null,
                null,
                null,
                null,
                null);
        Edge guard = new Edge(EdgeKind.GUARD, "return_rate", null, null, 0, null, null, null);
        return new KpiDefinition(
                "average_order_value",
                "Average order value",
                null,
                "gross_revenue / orders",
                null,
                Map.of("orders", "carry(3)"),
                "GBP / order",
                Direction.INCREASE,
                Grain.HALF_YEAR,
                null,
                null,
                5,
                List.of("country"),
                2,
                "head_of_shop",
                target,
                List.of(),
                null,
                List.of(guard));
    }

    private static String read(String golden) throws IOException {
        try (InputStream file = Objects.requireNonNull(StoredJsonTest.class.getResourceAsStream(golden))) {
            return new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
