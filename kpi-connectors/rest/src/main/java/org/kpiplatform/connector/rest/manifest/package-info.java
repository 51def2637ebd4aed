/// What a manifest says, as records, and how it is read from YAML: parameters and templates, streams, cursors.
/// Start reading at [org.kpiplatform.connector.rest.manifest.Manifest]. Parts with a behaviour of their own, such
/// as paging, read themselves.
@NullMarked
package org.kpiplatform.connector.rest.manifest;

import org.jspecify.annotations.NullMarked;
