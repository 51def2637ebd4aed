package org.kpiplatform.app.client.command;

import org.kpiplatform.app.client.http.Api;
import org.kpiplatform.app.client.terminal.Terminal;
import picocli.CommandLine.ParameterException;

/// What a command runs in: the service it asks, and the terminal it answers on.
public interface Session {

    /// The service, which is not talked to before the first request.
    Api api();

    Terminal terminal();

    /// What to throw for arguments that picocli can not check by itself.
    ParameterException wrongUse(String sentence);
}
