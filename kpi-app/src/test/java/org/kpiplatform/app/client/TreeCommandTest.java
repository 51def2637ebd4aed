package org.kpiplatform.app.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.client.CommandRun.recorded;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TreeCommandTest {

    private final FakeService service = new FakeService();

    @BeforeEach
    void hasATree() {
        service.answers("GET /kpis/gross_profit/tree?period=2025-12", recorded("tree.json"));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void drawsArithmeticInSolidAndOtherEdgesInDashedLines() {
        CommandRun run = CommandRun.of(service, "tree", "gross_profit", "--period", "2025-12");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo(recorded("tree.txt"));
    }

    @Test
    void saysWhyAKpiIsAtRiskOrOffTrack() {
        CommandRun run = CommandRun.of(service, "tree", "gross_profit", "--period", "2025-12", "--reasons");

        assertThat(run.out())
                .startsWith(recorded("tree.txt"))
                .contains("Gross profit: at risk\n  185000 is 7.5 % below the 200000 expected by 2025-12-31.")
                .contains("Margin: off track\n  37.2 % is below")
                .doesNotContain("reaches 480000");
    }

    @Test
    void stopsAtTheDepthAskedForAndShowsThatThereIsMore() {
        CommandRun run = CommandRun.of(service, "tree", "gross_profit", "--period", "2025-12", "--depth", "1");

        assertThat(run.out()).contains("├─ Revenue …", "└─ Margin …").doesNotContain("Orders");
    }

    @Test
    void drawsWithPlainLettersWhereTheTerminalHasNoOthers() {
        CommandRun run = CommandRun.of(service.url(), US_ASCII, false, "tree", "gross_profit", "--period", "2025-12");

        assertThat(run.out())
                .contains("|- Revenue", "|  `~ Return rate (guard)", "^ +10.1 %")
                .doesNotContain("?");
    }

    @Test
    void coloursStatusesForPeopleOnly() {
        String[] command = {"tree", "gross_profit", "--period", "2025-12"};

        assertThat(CommandRun.of(service.url(), UTF_8, true, command).out())
                .contains("\033[31moff track\033[0m", "\033[32mmet\033[0m", "\033[33mat risk\033[0m");
        assertThat(CommandRun.of(service, command).out()).doesNotContain("\033");
    }

    @Test
    void writesTheBodyOfTheServiceAsJson() {
        CommandRun run = CommandRun.of(service, "tree", "gross_profit", "--period", "2025-12", "-o", "json");

        assertThat(run.out()).contains("\"status_reason\"", "184999.6");
    }

    @Test
    void writesARowForEachNodeAsCsv() {
        CommandRun run = CommandRun.of(service, "tree", "gross_profit", "--period", "2025-12", "-o", "csv");

        assertThat(run.out().split("\r\n"))
                .hasSize(10)
                .startsWith("level,parent,key,kind,edge,name,unit,value,absence,previous,change,change_ratio,"
                        + "status,status_reason,target_value,state,slice,residual,warnings")
                .contains(
                        "2,revenue,orders,metric,formula,Orders,order,1875.0,,1646.0,229.0,0.1391251518833536,,,,final,,,");
    }

    @Test
    void showsSlicesWhatTheyLeaveAndWhatShouldNotPassUnseen() {
        service.answers("GET /kpis/sales/tree", recorded("tree-edges.json"));

        CommandRun run = CommandRun.of(service, "tree", "sales", "--reasons");

        assertThat(run.out())
                .contains(
                        "├─ retail (kind)",
                        "├─ without kind (kind)",
                        "├╌ Survey (influence: positive, after 2 periods, correlated, reviewed 2025-10-06)",
                        "1 met, 1 no data; score 100 %",
                        "! Sales: The target is met while its guard got worse: Returns rose from 2.0 % to 3.0 %.",
                        "Sales:\n  The slices make up 100 of 120; 20 (16.7 %) is in none of them.",
                        "Survey (influence):\n  It fell in spring, and sales in summer.")
                .containsPattern("└╌ unexplained by slices +20 EUR +16.7 % of it");
    }

    @Test
    void writesSlicesAndWhatTheyLeaveAsCsv() {
        service.answers("GET /kpis/sales/tree", recorded("tree-edges.json"));

        CommandRun run = CommandRun.of(service, "tree", "sales", "-o", "csv");

        assertThat(run.out().lines().toList().get(1))
                .endsWith(",final,,20.0,The target is met while its guard got worse: "
                        + "Returns rose from 2.0 % to 3.0 %.");
        assertThat(run.out().lines().toList().get(2)).endsWith(",final,kind=retail,,");
    }

    @Test
    void leavesThePeriodToTheServiceWhereNoneIsNamed() {
        service.answers("GET /kpis/gross_profit/tree", recorded("tree.json"));

        assertThat(CommandRun.of(service, "tree", "gross_profit").out()).isEqualTo(recorded("tree.txt"));
    }

    @Test
    void asksForADepthThatMakesSense() {
        CommandRun run = CommandRun.of(service, "tree", "gross_profit", "--depth", "-1");

        assertThat(run)
                .isEqualTo(new CommandRun(2, "", "--depth is -1, expected 0 or more.\nSee 'kpi tree --help'.\n"));
    }
}
