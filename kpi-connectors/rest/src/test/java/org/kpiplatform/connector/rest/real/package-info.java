/// Tests against real servers, which `kpi-connectors/real-servers/run` starts. Without them they are skipped.
@NullMarked
package org.kpiplatform.connector.rest.real;

import org.jspecify.annotations.NullMarked;
