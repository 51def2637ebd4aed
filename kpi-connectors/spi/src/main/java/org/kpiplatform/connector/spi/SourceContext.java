package org.kpiplatform.connector.spi;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;

/// What the platform lends to a source. Connectors never implement it.
///
/// There is no method that tells of cancellation: the platform interrupts the thread. Whatever blocks throws
/// [InterruptedException] within a second, loops look at [Thread#interrupted] now and then, and nothing stays behind.
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

    /// The folder that the plugin was installed in, which is its operator's, unlike [#folder]: where it looks for
    /// files that say what it may do. The classes run from copies of the jars, so that no path is to be derived
    /// from those. Absolute.
    ///
    /// @throws UnsupportedOperationException where this context comes from no installed plugin, which is what this
    ///         default says
    default Path pluginFolder() {
        throw new UnsupportedOperationException("This context belongs to no plugin that was installed.");
    }

    /// Where to say what operators should know. The values of the source's secrets are taken out on the way.
    System.Logger logger();

    /// How much the source may ask of its origin.
    RateBudget budget();

    /// Where tokens live that the origin renews.
    TokenStore tokens();
}
