package org.kpiplatform.domain.target;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something about a target that can't be meant.
///
/// @param component the component of [TargetDefinition] to mend
/// @param message   a sentence
public record TargetProblem(String component, String message) {

    /// Everything that is wrong with a target; empty for a sound one.
    public static List<TargetProblem> in(TargetDefinition target, @Nullable Direction direction) {
        return new TargetCheck(target, direction).problems();
    }
}
