package org.kpiplatform.domain.target;

import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Grain;

/// What a KPI is held against.
///
/// @param target    or null
/// @param direction which way is better, or null where nobody has said
/// @param grain     the length of the periods that the target holds for: a month's target says nothing about a
///     year
public record Aim(
        @Nullable TargetDefinition target, @Nullable Direction direction, Grain grain) {}
