package org.kpiplatform.app.kpi.explanation;

import io.smallrye.common.annotation.RunOnVirtualThread;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.explanation.Explanation;
import org.kpiplatform.api.explanation.ExplanationsApi;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.kpi.KpiCalendars;
import org.kpiplatform.app.kpi.past.PastValues;
import org.kpiplatform.app.metric.SeriesPeriods;
import org.kpiplatform.app.metric.SeriesQuestion;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.organisation.AsOf;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.kpi.KpiDefinition;

@RunOnVirtualThread
class ExplanationsResource implements ExplanationsApi {

    private final Definitions definitions;
    private final Explanations explanations;
    private final KpiCalendars calendars;
    private final PastValues values;
    private final PastExplanations past;

    ExplanationsResource(
            Definitions definitions,
            Explanations explanations,
            KpiCalendars calendars,
            PastValues values,
            PastExplanations past) {
        this.values = values;
        this.past = past;
        this.calendars = calendars;
        this.definitions = definitions;
        this.explanations = explanations;
    }

    @Override
    public Explanation explain(String key, String period, List<String> where, @Nullable String asOf) {
        return asOf == null
                ? present(key, period, where)
                : past(key, period, where, AsOf.parse(asOf, calendars.zone()));
    }

    private Explanation past(String key, String period, List<String> where, AsOf asOf) {
        KpiDefinition kpi = values.definition(key, asOf);
        SeriesPeriods periods = values.periods(kpi, asOf);
        return past.of(kpi, periods.named("period", period), periods.calendar(), where, asOf);
    }

    private Explanation present(String key, String period, List<String> where) {
        KpiDefinition kpi = definitions.kpi(key).definition();
        SeriesPeriods periods = calendars.of(kpi);
        ZonedCalendar calendar = periods.calendar();
        Selection asked = SeriesQuestion.inOnePeriod(periods.named("period", period), calendar.zone(), where);
        return explanations.of(kpi, calendar, asked, where);
    }
}
