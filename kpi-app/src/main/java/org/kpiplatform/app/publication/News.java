package org.kpiplatform.app.publication;

import java.util.Optional;

/// A value that says something else than what people know.
///
/// @param before the row whose place it takes; empty where nothing was known
record News(Publication publication, ComputedValue value, Optional<Long> before) {

    String key() {
        return publication.of().key();
    }

    Span span() {
        return Span.of(value.period());
    }
}
