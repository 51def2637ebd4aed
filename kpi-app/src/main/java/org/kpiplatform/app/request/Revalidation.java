package org.kpiplatform.app.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Answers with computed values, or with 304 where the client has the same already. The entity tag is made of the
/// answer itself, so that it changes with the values and with nothing else.
@ApplicationScoped
public class Revalidation {

    private static final int TAG_BYTES = 12;

    private final ObjectMapper json;

    Revalidation(ObjectMapper json) {
        this.json = json;
    }

    /// The answer to a GET.
    public Response answer(Object entity, @Nullable String ifNoneMatch) {
        String body = text(entity);
        String tag = "\"" + hash(body) + "\"";
        Response.ResponseBuilder answer = isKnown(tag, ifNoneMatch)
                ? Response.notModified()
                : Response.ok(body).type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"));
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    /// Whether `If-None-Match` names an entity tag: `*`, or a list in which it stands, be it marked as weak.
    public static boolean isKnown(String tag, @Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(it -> it.equals("*") || it.equals(tag) || it.equals("W/" + tag));
    }

    private String text(Object entity) {
        try {
            return json.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer could not be written as JSON", e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
