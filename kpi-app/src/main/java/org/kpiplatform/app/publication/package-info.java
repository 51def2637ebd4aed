/// What was reported when: the published values of metrics and KPIs, which are never overwritten. Which
/// values there are to publish is the business of those who compute them ([org.kpiplatform.app.kpi]).
@NullMarked
package org.kpiplatform.app.publication;

import org.jspecify.annotations.NullMarked;
