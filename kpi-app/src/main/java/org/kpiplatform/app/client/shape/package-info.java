/// Bodies of the contract that the module kpi-api does not have yet.
@NullMarked
package org.kpiplatform.app.client.shape;

import org.jspecify.annotations.NullMarked;
