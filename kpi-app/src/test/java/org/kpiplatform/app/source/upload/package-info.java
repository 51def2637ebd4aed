/// Tests of files that are sent to the service.
@NullMarked
package org.kpiplatform.app.source.upload;

import org.jspecify.annotations.NullMarked;
