/// The class loader of a plugin: what it shows, and what is cleaned up when it is closed.
@NullMarked
package org.kpiplatform.connector.host.loader;

import org.jspecify.annotations.NullMarked;
