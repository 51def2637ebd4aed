package org.kpiplatform.app;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.util.ExceptionUtil;
import java.io.PrintWriter;
import java.io.StringWriter;

/// Why the service did not start, for the person who started it.
final class StartFailure {

    private StartFailure() {}

    /// One sentence where the reason is known, everything that is known otherwise.
    static String sentence(Throwable failure) {
        Throwable cause = ExceptionUtil.getRootCause(failure);
        if (cause instanceof QuarkusBindException busy) {
            return "Port " + busy.getPort() + " of " + busy.getHost() + " is in use by another program."
                    + " Stop that one, or choose another port, for example: ./kpi serve --port "
                    + (busy.getPort() + 1);
        }
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return "The service could not be started: " + cause.getMessage() + "\n" + trace;
    }
}
