/// Requests and answers: one path for all of them, which signs, keeps to the budget, tells errors apart by the
/// manifest's map, and never leaves the configured host. What is asked, and in which order, is decided elsewhere.
@NullMarked
package org.kpiplatform.connector.rest.http;

import org.jspecify.annotations.NullMarked;
