package org.kpiplatform.app.metric;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.metric.BucketChange;
import org.kpiplatform.api.metric.BucketChangesApi;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.app.metric.rollup.BucketChanges;

@RunOnVirtualThread
class BucketChangesResource implements BucketChangesApi {

    private final BucketChanges changes;

    BucketChangesResource(BucketChanges changes) {
        this.changes = changes;
    }

    @Override
    public Page<BucketChange> list(long id, int limit, @Nullable String cursor) {
        return changes.page(id, limit, cursor);
    }
}
