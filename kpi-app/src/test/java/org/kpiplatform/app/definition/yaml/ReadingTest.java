package org.kpiplatform.app.definition.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.api.definition.DefinitionFile;
import org.kpiplatform.api.problem.Violation;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.catalog.check.Finding;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.CoverageDefinition;
import org.kpiplatform.domain.source.FieldType;
import org.kpiplatform.domain.source.JoinDefinition;
import org.kpiplatform.domain.source.QuarantineDefinition;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;
import org.kpiplatform.domain.target.Direction;
import org.kpiplatform.domain.target.TargetDefinition;
import org.kpiplatform.domain.target.TargetPath;

class ReadingTest {

    @Test
    void readsASourceWithAllThatItCanSay() {
        SourceDefinition shop = (SourceDefinition) only("""
                source: shop
                connector: csv
                config: { files: data/orders*.csv, decimal: ".", skip: 1, rate: 0.5, strict: true, nothing: null }
                streams:
                  orders:
                    key: [order_id]
                    time: ordered_at
                    fields: { postcode: text }
                    joins:
                      customer: { stream: crm.customers, on: customer_id }
                    coverage: { from: 2011-01-01, through: 2012-01-01 }
                    quarantine: { most_rows: 100, most_percent: 2.5 }
                """, "/srv/shop");

        assertThat(shop.folder()).isEqualTo("/srv/shop");
        assertThat(shop.config())
                .containsEntry("files", "data/orders*.csv")
                .containsEntry("decimal", ".")
                .containsEntry("skip", 1)
                .containsEntry("rate", 0.5)
                .containsEntry("strict", true)
                .containsKey("nothing");
        assertThat(shop.streams())
                .containsExactly(Map.entry(
                        "orders",
                        new StreamDefinition(
                                List.of("order_id"),
                                "ordered_at",
                                Map.of("postcode", FieldType.TEXT),
                                Map.of("customer", new JoinDefinition("crm.customers", List.of("customer_id"))),
                                new CoverageDefinition(LocalDate.of(2011, 1, 1), LocalDate.of(2012, 1, 1)),
                                null,
                                new QuarantineDefinition(100L, new BigDecimal("2.5")))));
    }

    @Test
    void readsAKpiWithItsTarget() {
        KpiDefinition kpi = (KpiDefinition) only("""
                kpi: average_order_value
                formula: gross_revenue / orders
                unit: GBP / order
                direction: increase
                grain: half_year
                target: { baseline: 420, value: 480.5, from: 2011-01-01, by: 2011-12-31 }
                """, null);

        assertThat(kpi.direction()).isEqualTo(Direction.INCREASE);
        assertThat(kpi.grain()).isEqualTo(Grain.HALF_YEAR);
        assertThat(kpi.target())
                .isEqualTo(new TargetDefinition(
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
                        null));
    }

    @ParameterizedTest
    @CsvSource({"no", "on", "off", "yes", "y", "2011-01-01", "12:30:45", "1_000", ".inf", "0b101"})
    void takesForTextWhatOldYamlTookForSomethingElse(String word) {
        MetricDefinition metric = (MetricDefinition) only("""
                metric: orders
                name: %s
                of: shop.orders
                measure: count()
                unit: order
                """.formatted(word), null);

        assertThat(metric.name()).isEqualTo(word);
    }

    @Test
    void countsFromTheFileWhereARelativeFolderIsGiven() {
        SourceDefinition shop =
                (SourceDefinition) only("source: shop\nconnector: csv\nfolder: ../exports\n", "/srv/shop/kpi");

        assertThat(shop.folder()).isEqualTo("/srv/shop/exports");
    }

    @Test
    void readsManyDocumentsWithCommentsAndEmptyOnesBetween() {
        WrittenDefinitions read = read("""
                # nothing but a comment
                ---
                metric: a
                of: s.t
                measure: count()
                unit: order
                ---
                ---
                kpi: b
                formula: a
                unit: order
                """, null);

        assertThat(read.mistakes()).isEmpty();
        assertThat(read.definitions()).extracting(WrittenDefinition::key).containsExactly("a", "b");
        assertThat(read.definitions())
                .extracting(definition -> definition.place().line())
                .containsExactly(3, 9);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '!', quoteCharacter = '~', textBlock = """
            plain ! formula: revenue / ordres ! 3 ! 20
            single quotes ! formula: 'revenue / ordres' ! 3 ! 21
            escaped single ! formula: ' '' revenue / ordres' ! 3 ! 25
            double quotes ! formula: "revenue / ordres" ! 3 ! 21
            escapes ! formula: "\\u0072evenue\\t/\\x20ordres" ! 3 ! 30
            over two lines ! formula: revenue⏎  / ordres ! 4 ! 5
            literal block ! formula: |⏎  revenue⏎  / ordres ! 5 ! 5
            folded block ! formula: >-⏎⏎    revenue /⏎    ordres ! 6 ! 5
            quoted two lines ! formula: "revenue \\⏎   / ordres" ! 4 ! 6
            """)
    void findsTheCharacterInTroubleHoweverTheTextIsWritten(String style, String formula, int line, int column) {
        WrittenDefinition kpi = read(
                        "# a comment\nkpi: margin\n" + formula.replace('⏎', '\n') + "\nunit: order\n", null)
                .definitions()
                .getFirst();
        int offset = ((KpiDefinition) kpi.definition()).formula().indexOf("ordres");

        Violation located = kpi.locate(finding("formula", offset));

        assertThat(List.of(located.line(), located.column())).as(style).containsExactly(line, column);
    }

    @Test
    void findsTheNearestThingWhereAFindingIsAboutWhatIsNotWritten() {
        WrittenDefinition kpi = read("kpi: margin\nformula: a\nunit: order\ntarget: { value: 1 }\n", null)
                .definitions()
                .getFirst();

        assertThat(kpi.locate(finding("target.from", -1)).line()).isEqualTo(4);
        assertThat(kpi.locate(finding("direction", -1)).line()).isEqualTo(1);
        assertThat(kpi.locate(finding("key", -1)).column()).isEqualTo(6);
    }

    private static Finding finding(String path, int offset) {
        return new Finding(Finding.Severity.ERROR, DefinitionKind.KPI, "margin", path, offset, "is wrong", null);
    }

    private static Object only(String text, @Nullable String folder) {
        WrittenDefinitions read = read(text, folder);
        assertThat(read.mistakes()).isEmpty();
        return read.definitions().getFirst().definition();
    }

    private static WrittenDefinitions read(String text, @Nullable String folder) {
        return WrittenDefinitions.read(List.of(new DefinitionFile("a.yaml", folder, text)));
    }
}
