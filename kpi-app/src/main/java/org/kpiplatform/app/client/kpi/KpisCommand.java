package org.kpiplatform.app.client.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.client.command.Listing;
import org.kpiplatform.app.client.command.OutputOption;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.command.Words;
import org.kpiplatform.app.client.http.Query;
import org.kpiplatform.domain.kpi.KpiDefinition;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kpi kpis`.
@Command(
        name = "kpis",
        description = "Lists the KPIs: their formulas, units, owners and targets.",
        footerHeading = "%nExamples:%n",
        footer = {"  kpi kpis", "  kpi kpis --as-of 2025-12-31", "  kpi kpis -o json"})
public final class KpisCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "Those in force at the end of a day, or at an instant. Default: those in force now.")
    private @Nullable String asOf;

    @Mixin
    private final OutputOption output = new OutputOption();

    public KpisCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonNode page = session.api().list(Query.of("kpis").with("as_of", asOf));
        new Listing<>(KpiDefinition.class)
                .text("kpi", KpiDefinition::key)
                .text("name", KpiDefinition::name)
                .text("formula", KpiDefinition::formula)
                .text("unit", KpiDefinition::unit)
                .text("grain", definition -> Words.of(definition.grain()))
                .text("owner", KpiDefinition::owner)
                .whenEmpty("There is no KPI yet: apply a file that defines one, see 'kpi apply --help'.")
                .show(session, output.format(), page);
        return ExitCode.OK;
    }
}
