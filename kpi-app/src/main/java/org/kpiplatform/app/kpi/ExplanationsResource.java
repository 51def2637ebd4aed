package org.kpiplatform.app.kpi;

import io.smallrye.common.annotation.RunOnVirtualThread;
import java.util.List;
import org.kpiplatform.api.explanation.Explanation;
import org.kpiplatform.api.explanation.ExplanationsApi;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.metric.SeriesQuestion;

@RunOnVirtualThread
class ExplanationsResource implements ExplanationsApi {

    private final Definitions definitions;
    private final Explanations explanations;

    ExplanationsResource(Definitions definitions, Explanations explanations) {
        this.definitions = definitions;
        this.explanations = explanations;
    }

    @Override
    public Explanation explain(String key, String period, List<String> where) {
        return explanations.of(definitions.kpi(key).definition(), SeriesQuestion.inOnePeriod(period, where), where);
    }
}
