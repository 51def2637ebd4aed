package org.kpiplatform.app.definition;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.definition.store.Versioned;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.request.Revalidation;

/// Revisions as the entity tags of HTTP, and the answers that carry them.
public final class Etag {

    private static final Pattern FORM = Pattern.compile("\\s*\"(\\d{1,9})\"\\s*");

    private Etag() {}

    /// `"3"`, with its quotes.
    public static String of(int revision) {
        return "\"" + revision + "\"";
    }

    /// Answers a GET: 200 with the definition, or 304 when the client has this revision already.
    public static Response found(Versioned<?> found, @Nullable String ifNoneMatch) {
        String etag = of(found.revision());
        Response.ResponseBuilder answer =
                Revalidation.isKnown(etag, ifNoneMatch) ? Response.notModified() : Response.ok(found.definition());
        return answer.header(HttpHeaders.ETAG, etag).build();
    }

    /// Answers a PUT: 201 with the place of what is new, or 200.
    public static Response saved(Saved<?> saved, URI place) {
        Response.ResponseBuilder answer = saved.created() ? Response.created(place) : Response.ok();
        return answer.entity(saved.definition())
                .header(HttpHeaders.ETAG, of(saved.revision()))
                .build();
    }

    static int revision(String ifMatch) {
        Matcher matcher = FORM.matcher(ifMatch);
        if (!matcher.matches()) {
            throw ProblemException.invalidParameter(
                    "If-Match",
                    "`If-Match: " + ProblemException.quoted(ifMatch)
                            + "` is not a revision. Send the ETag of the definition as it was answered: a number in double quotes.");
        }
        return Integer.parseInt(matcher.group(1));
    }
}
