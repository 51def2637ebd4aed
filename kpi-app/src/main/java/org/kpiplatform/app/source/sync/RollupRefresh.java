package org.kpiplatform.app.source.sync;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

@ApplicationScoped
class RollupRefresh {
    int refresh(long run, Collection<String> streams) {
        return 0;
    }
}
