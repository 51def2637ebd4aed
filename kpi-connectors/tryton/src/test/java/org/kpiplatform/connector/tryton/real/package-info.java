/// The connector on a real Tryton, which `kpi-connectors/real-servers/run` starts. Without it these tests are skipped.
@NullMarked
package org.kpiplatform.connector.tryton.real;

import org.jspecify.annotations.NullMarked;
