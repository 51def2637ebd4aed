/// A stand-in of Tryton: what of its JSON-RPC the connector needs, as a real Tryton 6.0 answers it.
@NullMarked
package org.kpiplatform.connector.tryton.standin;

import org.jspecify.annotations.NullMarked;
