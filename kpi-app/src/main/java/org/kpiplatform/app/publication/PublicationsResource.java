package org.kpiplatform.app.publication;

import io.smallrye.common.annotation.RunOnVirtualThread;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.api.publication.PublicationsApi;
import org.kpiplatform.api.publication.PublishedValue;
import org.kpiplatform.api.publication.Restatement;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;

@RunOnVirtualThread
class PublicationsResource implements PublicationsApi {

    private final PublishedHistory history;

    PublicationsResource(PublishedHistory history) {
        this.history = history;
    }

    @Override
    public List<PublishedValue> values(String key, String period) {
        return history.of(key, parse(period));
    }

    private static Period parse(String period) {
        try {
            return IsoCalendar.INSTANCE.parse(period);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidParameter("period", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Page<Restatement> restatements(@Nullable String key, int limit, @Nullable String cursor) {
        return history.restatements(key, limit, cursor);
    }
}
