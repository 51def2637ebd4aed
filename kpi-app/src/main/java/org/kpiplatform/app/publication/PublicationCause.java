package org.kpiplatform.app.publication;

import org.jspecify.annotations.Nullable;

/// What brings values to be published.
///
/// @param run        whose records they come with; null where a definition was changed
/// @param definition the key of the metric, KPI or calendar that was changed; null where records were
public record PublicationCause(@Nullable Long run, @Nullable String definition) {

    /// The two together: records are named before definitions, which are changed by people who know of it.
    public static PublicationCause both(PublicationCause one, PublicationCause other) {
        return other.run == null && one.run != null ? one : other;
    }
}
