package org.kpiplatform.api.page;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param items in the order of the list; empty past its end
/// @param next  the cursor of the following part, or null when this is the last one
@Schema(description = "A part of a list.")
public record Page<T>(
        @Schema(description = "In the order of the list.") List<T> items,

        @Schema(
                description = "Pass it as `cursor` to read on; absent when this is the end.",
                examples = "eyJrIjoib3JkZXJzIn0")
        @Nullable
        String next) {

    /// How many items a list returns when nothing else is asked for.
    public static final int DEFAULT_LIMIT = 50;

    /// The most items a list returns at once.
    public static final int MAX_LIMIT = 500;

    public Page {
        items = List.copyOf(items);
    }

    /// The same page of other items.
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), next);
    }
}
