package org.kpiplatform.app.option;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.Config;

/// Says at the start which options are configured under names that they no longer have.
@Dependent
class RenamedOptionsWarning {

    void onStart(@Observes StartupEvent start, Config config) {
        RenamedOptions.FORMER.forEach((now, former) -> {
            if (config.getConfigValue(former).getRawValue() != null) {
                Log.warnf("Option %s is called %s now. It still works; rename it.", former, now);
            }
        });
    }
}
