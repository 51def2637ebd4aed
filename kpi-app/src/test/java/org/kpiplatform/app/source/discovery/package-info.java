/// Discovery over HTTP, with real plugins.
@NullMarked
package org.kpiplatform.app.source.discovery;

import org.jspecify.annotations.NullMarked;
