package org.kpiplatform.domain.series;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One combination of dimension values.
///
/// @param values in the order of the grid's dimensions; null where records have none
public record Slice(List<@Nullable String> values) {

    /// Everything together.
    public static final Slice ALL = new Slice(List.of());

    // written out, since a compact one would lose the annotation of its parameter's elements
    public Slice(List<@Nullable String> values) {
        this.values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}
