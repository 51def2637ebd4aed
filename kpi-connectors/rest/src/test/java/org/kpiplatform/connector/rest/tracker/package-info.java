/// A stand-in for an issue tracker: a small HTTP server that pages, filters and refuses as real ones do.
@NullMarked
package org.kpiplatform.connector.rest.tracker;

import org.jspecify.annotations.NullMarked;
