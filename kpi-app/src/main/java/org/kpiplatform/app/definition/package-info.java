/// The definitions of calendars, sources, metrics and KPIs, for everything else:
/// [org.kpiplatform.app.definition.Definitions], and what REST says of all kinds alike. How they are kept is
/// `store`, how they change `plan`, how they are written down `yaml`, what shape they have `schema`; what they
/// mean is the domain's.
@NullMarked
package org.kpiplatform.app.definition;

import org.jspecify.annotations.NullMarked;
