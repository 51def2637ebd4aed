package org.kpiplatform.app.database.embedded;

import org.jspecify.annotations.Nullable;

/// The embedded database cannot be used. Its sentence is for whoever started the service.
public sealed class DatabaseUnavailable extends RuntimeException permits FolderInUse {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    DatabaseUnavailable(String sentence) {
        this(sentence, null);
    }

    DatabaseUnavailable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    /// What is wrong, and how to mend it.
    public String sentence() {
        return sentence;
    }
}
