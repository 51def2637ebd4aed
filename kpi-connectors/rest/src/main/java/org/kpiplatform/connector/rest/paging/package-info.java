/// The ways in which APIs part an answer into pages. Each knows how to ask for the first page and for the one
/// after it, and never takes a short page for the last one unless the API says so.
@NullMarked
package org.kpiplatform.connector.rest.paging;

import org.jspecify.annotations.NullMarked;
