/// The formula language: parsing, references and units. Not evaluation, which is [org.kpiplatform.domain.tree].
@NullMarked
package org.kpiplatform.domain.formula;

import org.jspecify.annotations.NullMarked;
