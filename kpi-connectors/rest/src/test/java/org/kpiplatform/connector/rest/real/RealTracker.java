package org.kpiplatform.connector.rest.real;

import java.util.Map;
import org.kpiplatform.connector.rest.RestOptions;

/// A real issue tracker: how it is written to, and what it says itself of what it holds.
interface RealTracker {

    String preset();

    /// Address, credentials and parameters.
    RestOptions options();

    /// The name of the field that holds an issue's title.
    String title();

    /// Makes an issue and returns its key.
    String create(String title);

    void rename(String key, String title);

    void delete(String key);

    /// Titles by key, as the system lists them while nothing changes.
    Map<String, String> listed();

    /// How many there are, as the system counts.
    int counted();

    /// The manifest with a mistake that loses records in silence, unless somebody looks.
    String sabotaged(String manifest);
}
