/// Fills configuration records from definitions, tells everything that is wrong with a definition, and describes a
/// record as JSON Schema. Knows records and options, and nothing of plugins and sources.
@NullMarked
package org.kpiplatform.connector.host.configuration;

import org.jspecify.annotations.NullMarked;
