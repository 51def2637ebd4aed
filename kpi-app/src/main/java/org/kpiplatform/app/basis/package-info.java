/// What answers rest on: the facts in the database that a computation has read, and word of those that change. Whoever
/// reads for answers notes what, before reading it; whoever writes fires [FactsChanged] in the transaction that writes.
/// What is made of the two is the business of package `answer`.
@NullMarked
package org.kpiplatform.app.basis;

import org.jspecify.annotations.NullMarked;
