/// What slices of a KPI make together, as far as definitions tell: whether they add up
/// ([org.kpiplatform.domain.catalog.partition.SliceNatures]), and whether they are all of it and nothing twice
/// ([org.kpiplatform.domain.catalog.partition.PartitionCheck]). Not what their values make: that is the tree's.
@NullMarked
package org.kpiplatform.domain.catalog.partition;

import org.jspecify.annotations.NullMarked;
