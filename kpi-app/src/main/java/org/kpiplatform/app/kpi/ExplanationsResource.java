package org.kpiplatform.app.kpi;

import io.smallrye.common.annotation.RunOnVirtualThread;
import java.util.List;
import org.kpiplatform.api.explanation.Explanation;
import org.kpiplatform.api.explanation.ExplanationsApi;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.metric.SeriesPeriods;
import org.kpiplatform.app.metric.SeriesQuestion;
import org.kpiplatform.domain.kpi.KpiDefinition;

@RunOnVirtualThread
class ExplanationsResource implements ExplanationsApi {

    private final Definitions definitions;
    private final Explanations explanations;
    private final KpiCalendars calendars;

    ExplanationsResource(Definitions definitions, Explanations explanations, KpiCalendars calendars) {
        this.calendars = calendars;
        this.definitions = definitions;
        this.explanations = explanations;
    }

    @Override
    public Explanation explain(String key, String period, List<String> where) {
        KpiDefinition kpi = definitions.kpi(key).definition();
        SeriesPeriods periods = calendars.of(kpi);
        return explanations.of(
                kpi, periods.calendar(), SeriesQuestion.inOnePeriod(periods.named("period", period), where), where);
    }
}
