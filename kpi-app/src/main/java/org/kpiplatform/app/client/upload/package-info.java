/// The commands about files that are sent to the service for a source to read.
@NullMarked
package org.kpiplatform.app.client.upload;

import org.jspecify.annotations.NullMarked;
