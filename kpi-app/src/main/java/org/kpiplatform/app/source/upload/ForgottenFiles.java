package org.kpiplatform.app.source.upload;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import org.kpiplatform.app.definition.store.CatalogChanged;

/// Deletes the files of a source with the source. Records that were read from them stay, as they do of any source.
@Dependent
class ForgottenFiles {

    private final UploadRows rows;

    ForgottenFiles(UploadRows rows) {
        this.rows = rows;
    }

    void onChange(@Observes CatalogChanged change) {
        change.before().sources().keySet().stream()
                .filter(source -> !change.after().sources().containsKey(source))
                .forEach(rows::deleteAll);
    }
}
