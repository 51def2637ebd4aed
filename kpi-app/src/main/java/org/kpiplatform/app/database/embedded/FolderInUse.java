package org.kpiplatform.app.database.embedded;

import java.nio.file.Path;

/// A living process runs a server on the folder.
final class FolderInUse extends DatabaseUnavailable {

    private static final long serialVersionUID = 1L;

    FolderInUse(Path folder, String owner) {
        super("The database in '" + folder + "' is in use by process " + owner
                + ", probably a service that already runs. Stop that one, or set KPI_HOME to another folder.");
    }
}
