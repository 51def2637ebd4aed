/// The REST interface seen from outside: requests, pages and problems. Not what is asked.
@NullMarked
package org.kpiplatform.app.client.http;

import org.jspecify.annotations.NullMarked;
