package org.kpiplatform.connector.spi;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;

/// What the platform lends to a source.
public interface SourceContext {

    /// The only clock to read.
    Clock clock();

    /// The zone for values that carry none and whose source declares none: the organisation's.
    ZoneId zone();

    /// Where relative paths of the configuration start. Absolute.
    Path folder();

    /// Whether the operator lets this source read the file or folder. A path must be normalised and its links
    /// resolved before it is asked about.
    boolean mayRead(Path path);

    System.Logger logger();
}
