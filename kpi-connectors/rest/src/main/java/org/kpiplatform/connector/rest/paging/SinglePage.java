package org.kpiplatform.connector.rest.paging;

import java.util.Optional;
import org.kpiplatform.connector.rest.http.Answer;
import org.kpiplatform.connector.rest.http.Call;

/// Everything comes at once.
record SinglePage() implements Paging {

    @Override
    public Call first(Call call) {
        return call;
    }

    @Override
    public Optional<Call> next(Answer page, int records) {
        return Optional.empty();
    }
}
