/// Tests of the connector: the compatibility kit on a stand-in, and the whole on a real Tryton where
/// `kpi-connectors/real-servers/run tryton` has started one.
@NullMarked
package org.kpiplatform.connector.tryton;

import org.jspecify.annotations.NullMarked;
