package org.kpiplatform.app.request;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Requests of clients that have an answer already.
public final class Revalidation {

    private Revalidation() {}

    /// Whether `If-None-Match` names an entity tag: `*`, or a list in which it stands, be it marked as weak.
    public static boolean isKnown(String tag, @Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && (ifNoneMatch.equals(tag)
                        || Arrays.stream(ifNoneMatch.split(","))
                                .map(String::strip)
                                .anyMatch(it -> it.equals("*") || it.equals(tag) || it.equals("W/" + tag)));
    }
}
