/// How Tryton is spoken to: one request at a time, in a session that is renewed where it ended and closed with
/// the source. Start reading at [org.kpiplatform.connector.tryton.rpc.Tryton]. Nothing here knows what a stream
/// is.
@NullMarked
package org.kpiplatform.connector.tryton.rpc;

import org.jspecify.annotations.NullMarked;
