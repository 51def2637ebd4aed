package org.kpiplatform.connector.csv.row;

import java.io.IOException;

/// A row that no table has: it would take all memory.
final class EndlessRow extends IOException {

    private static final long serialVersionUID = 1;

    EndlessRow(long line, String what) {
        super("has a row in line " + line + " with " + what);
    }
}
