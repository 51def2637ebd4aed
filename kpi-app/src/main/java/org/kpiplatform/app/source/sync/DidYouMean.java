package org.kpiplatform.app.source.sync;

import java.util.Collection;
import org.kpiplatform.domain.syntax.NearMiss;

/// The question behind a sentence about an unknown name.
final class DidYouMean {

    private DidYouMean() {}

    /// ` Did you mean `orders`?`, or nothing where no known name is near.
    static String question(String name, Collection<String> known) {
        return NearMiss.of(name, known)
                .map(meant -> " Did you mean `" + meant + "`?")
                .orElse("");
    }
}
