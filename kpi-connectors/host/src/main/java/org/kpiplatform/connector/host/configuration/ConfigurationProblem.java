package org.kpiplatform.connector.host.configuration;

/// Something wrong with a source's configuration.
///
/// @param path    where: `files.orders`, `date_formats[1]`; empty for the configuration as a whole
/// @param message a sentence: what was found, what was expected; never shows a secret
public record ConfigurationProblem(String path, String message) {

    @Override
    public String toString() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
