package org.kpiplatform.app.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.kpiplatform.app.client.http.Query;
import org.kpiplatform.domain.kpi.KpiDefinition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kpi kpis`.
@Command(
        name = "kpis",
        description = "Lists the KPIs: their formulas, units, owners and targets.",
        footerHeading = "%nExamples:%n",
        footer = {"  kpi kpis", "  kpi kpis -o json"})
final class KpisCommand implements Callable<Integer> {

    private final KpiCommand kpi;

    @Mixin
    private final OutputOption output = new OutputOption();

    KpisCommand(KpiCommand kpi) {
        this.kpi = kpi;
    }

    @Override
    public Integer call() {
        JsonNode page = kpi.api().list(Query.of("kpis"));
        new Listing<>(KpiDefinition.class)
                .text("kpi", KpiDefinition::key)
                .text("name", KpiDefinition::name)
                .text("formula", KpiDefinition::formula)
                .text("unit", KpiDefinition::unit)
                .text("grain", definition -> definition.grain().name().toLowerCase(Locale.ROOT))
                .text("owner", KpiDefinition::owner)
                .show(kpi, output.format, page);
        return KpiCommand.DONE;
    }
}
