package org.kpiplatform.connector.host.folder;

import java.util.Objects;

/// A plugin can not be used. Its message is a sentence for the operator: what is wrong and how to mend it.
public final class PluginRefusal extends Exception {

    private static final long serialVersionUID = 1;

    public PluginRefusal(String reason) {
        super(reason);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
