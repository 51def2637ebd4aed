/// Requests that nobody should send, over real HTTP.
@NullMarked
package org.kpiplatform.app.request;

import org.jspecify.annotations.NullMarked;
