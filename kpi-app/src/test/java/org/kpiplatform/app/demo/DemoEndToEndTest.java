package org.kpiplatform.app.demo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.app.client.CommandRun;

/// The whole way, as a user goes it: generated files, definitions, sync, values and tree over HTTP.
@QuarkusTest
@SuppressWarnings("NullAway") // a value that is absent fails the test either way
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoEndToEndTest {

    @TempDir
    static Path folder;

    @TestHTTPResource
    String service = "";

    private CommandRun demo = new CommandRun(-1, "", "");

    @BeforeAll
    void runTheDemo() {
        demo = kpi("demo", "--folder", folder.toString());
    }

    @Test
    void appliesSyncsAndShowsTheTree() {
        assertThat(demo.err()).isEmpty();
        assertThat(demo.exitCode()).isZero();
        assertThat(demo.out())
                .contains("81 created")
                .contains("shop       succeeded", "41,819 read", "3 quarantined")
                .contains("4 of tickets could not be read")
                .contains("Contribution profit in 2025-12, changes since 2025-11");
    }

    @Test
    void showsALivelyMixOfStatusesAndNothingThatIsMissing() {
        assertThat(demo.out())
                .contains("met", "on track", "at risk", "off track", "no target")
                .doesNotContain("missing", "undefined", "*");
    }

    @Test
    void countsAndSumsWhatIsInTheFilesToTheCent() {
        assertThat(values("orders", "2025-12", "2025-12").at("2025-12"))
                .isEqualTo((double) december("order").count());
        BigDecimal gross =
                december("order").map(row -> new BigDecimal(row[7])).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(values("gross_sales", "2025-12", "2025-12").at("2025-12")).isEqualTo(gross.doubleValue());
    }

    @Test
    void theTreeAddsUp() {
        Values contribution = values("contribution_profit", "2024-01", "2025-12");
        Values gross = values("gross_profit", "2024-01", "2025-12");
        Values marketing = values("marketing_spend", "2024-01", "2025-12");
        Values support = values("handling_costs", "2024-01", "2025-12");

        contribution
                .byCell()
                .forEach((month, value) -> assertThat(value)
                        .as(month)
                        .isCloseTo(gross.at(month) - marketing.at(month) - support.at(month), within(1e-6)));
    }

    @Test
    void beansBecomeDearerInMarch2024() {
        Values price = values("house_blend_price", "2024-02", "2024-03");
        assertThat(price.at("2024-02")).isEqualTo(14.50);
        assertThat(price.at("2024-03")).isEqualTo(15.37);
        Values margin = values("shop_margin", "2024-02", "2024-03");
        assertThat(margin.at("2024-03") - margin.at("2024-02")).isGreaterThan(0.02);
    }

    @Test
    void theSouthWinsHalfAsOftenWithoutItsBestAgent() {
        Values rates = values("win_rate", "2024-Q2", "2025-Q3", "--grain", "quarter", "--by", "agent.region");

        assertThat(rates.at("2024-Q2,south")).isGreaterThan(0.4);
        assertThat(rates.at("2024-Q4,south")).isLessThan(0.25);
        assertThat(rates.at("2025-Q3,south")).isGreaterThan(0.4);
        assertThat(rates.at("2024-Q4,north")).isGreaterThan(0.38);
    }

    @Test
    void leakingMachinesBringTicketsAndReturns() {
        Values tickets = values("tickets_created", "2025-01", "2025-03", "--by", "product");
        assertThat(tickets.at("2025-03,Presto Duo")).isGreaterThan(3 * tickets.at("2025-01,Presto Duo"));

        Values returns = values("return_rate", "2025-01", "2025-03", "--by", "item.family");
        assertThat(returns.at("2025-03,machines")).isGreaterThan(2 * returns.at("2025-01,machines"));
    }

    @Test
    void slowAnswersCostRepeatCustomersTwoMonthsLater() {
        Values hours = values("first_response", "2025-02", "2025-07");
        assertThat(hours.at("2025-05")).isGreaterThan(2 * hours.at("2025-02"));
        assertThat(hours.at("2025-07")).isLessThan(4);

        Values repeat = values("repeat_rate", "2024-08", "2025-08");
        assertThat(repeat.at("2025-08")).isLessThan(repeat.at("2024-08") - 0.08);
    }

    @Test
    void campaignCustomersAreManyAndEarnLess() {
        Values customers = values("new_customers", "2025-08", "2025-10");
        assertThat(customers.at("2025-10")).isGreaterThan(1.5 * customers.at("2025-08"));

        Values margin = values("shop_margin", "2025-10", "2025-10", "--by", "customer.acquired_by");
        assertThat(margin.at("2025-10,campaign")).isLessThan(margin.at("2025-10,search") - 0.2);
    }

    @Test
    void whatHasNoCountryIsNotSplitByCountry() {
        CommandRun run = kpi(
                "values", "contribution_profit", "--from", "2025-12", "--to", "2025-12", "--by", "customer.country");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("marketing_spend", "customer.country");
    }

    @Test
    void aSecondDemoFindsNothingNew() {
        CommandRun again = kpi("demo", "--folder", folder.toString());

        assertThat(again.out())
                .contains("Definitions: 0 changed, 81 unchanged.", "0 read, 0 added, 0 changed")
                .doesNotContain(" created,");
    }

    private CommandRun kpi(String... arguments) {
        return CommandRun.of(service, arguments);
    }

    private Values values(String key, String from, String to, String... more) {
        String[] question = {"values", key, "--from", from, "--to", to, "-o", "csv"};
        CommandRun run = kpi(Stream.of(question, more).flatMap(Stream::of).toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        return Values.read(run.out());
    }

    /// The rows of the order file of 2025 that fall into December.
    private static Stream<String[]> december(String type) {
        try {
            return Files.readAllLines(folder.resolve("shop/orders-2025.csv")).stream()
                    .map(line -> line.split(",", -1))
                    .filter(row -> row[1].equals(type) && row[2].startsWith("2025-12"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// A series by `period`, or by `period,slice` where it is split by one dimension.
    private record Values(Map<String, Double> byCell) {

        static Values read(String csv) {
            return new Values(csv.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .collect(Collectors.toMap(
                            row -> row.length == 8 ? row[0] + "," + row[5] : row[0],
                            row -> Double.valueOf(row[row.length - 2]))));
        }

        double at(String cell) {
            return requireNonNull(byCell.get(cell), cell);
        }
    }
}
