package org.kpiplatform.connector.host;

import java.util.Objects;

/// Ends the loading of one plugin. Its message becomes the reason of a [RefusedPlugin].
final class PluginRefusal extends Exception {

    private static final long serialVersionUID = 1;

    PluginRefusal(String reason) {
        super(reason);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
