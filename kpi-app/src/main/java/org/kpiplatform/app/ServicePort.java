package org.kpiplatform.app;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/// Where the service will listen.
record ServicePort(String host, int port) {

    static ServicePort of(Config config) {
        return new ServicePort(
                config.getOptionalValue("quarkus.http.host", String.class).orElse("127.0.0.1"),
                config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080));
    }

    /// A sentence when nobody can listen there now; empty when somebody can, or when it is not known.
    Optional<String> whyUnusable() {
        try (var _ = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            return Optional.empty();
        } catch (BindException e) {
            return Optional.of("The service cannot listen on port " + port + " of " + host + " (" + e.getMessage()
                    + "). Stop the program that does, or choose another port: ./kpi serve --port N");
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
