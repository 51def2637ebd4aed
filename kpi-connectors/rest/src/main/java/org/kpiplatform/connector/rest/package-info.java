/// Reads records from HTTP APIs that answer with JSON, as a manifest describes them. Start reading at
/// [org.kpiplatform.connector.rest.RestConnector], then [org.kpiplatform.connector.rest.manifest.Manifest] and
/// [org.kpiplatform.connector.rest.read.KeysetScan].
///
/// A new system is a new manifest: nothing here knows a vendor.
@NullMarked
package org.kpiplatform.connector.rest;

import org.jspecify.annotations.NullMarked;
