/// The service held against business data whose KPI values were computed elsewhere. The data stands beside the
/// repository and is never part of it.
@NullMarked
package org.kpiplatform.app.reference;

import org.jspecify.annotations.NullMarked;
