/// The formula language: parsing, references, units, and nothing about where values come from.
@NullMarked
package org.kpiplatform.domain.formula;

import org.jspecify.annotations.NullMarked;
