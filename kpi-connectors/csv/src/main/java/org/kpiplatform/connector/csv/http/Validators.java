package org.kpiplatform.connector.csv.http;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/// By what a server recognises a version of a file.
///
/// @param etag     as the server wrote it, or null
/// @param modified the header `Last-Modified`, or null
public record Validators(@Nullable String etag, @Nullable String modified) {

    static Validators of(HttpResponse<?> answer) {
        return new Validators(
                answer.headers().firstValue("ETag").orElse(null),
                answer.headers().firstValue("Last-Modified").orElse(null));
    }

    public boolean isKnown() {
        return etag != null || modified != null;
    }

    void askForNewer(HttpRequest.Builder request) {
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        if (modified != null) {
            request.header("If-Modified-Since", modified);
        }
    }

    /// What makes a server send the rest of this version only: nothing weaker than bytes that are the same.
    @Nullable
    String strong() {
        return etag == null ? modified : etag.startsWith("W/") ? null : etag;
    }
}
