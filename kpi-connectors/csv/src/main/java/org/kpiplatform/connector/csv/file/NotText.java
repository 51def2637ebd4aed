package org.kpiplatform.connector.csv.file;

import java.io.IOException;

/// A file of a kind that holds text only inside of it.
public final class NotText extends IOException {

    private static final long serialVersionUID = 1;

    NotText(String kind) {
        super(kind);
    }
}
