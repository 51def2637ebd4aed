package org.kpiplatform.benchmark.bare;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files of the folder that the variable `BARE_FOLDER` names, on the event loop.
@Path("/")
@Singleton
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class GivenBytes {

    private static final String TAG = "\"bare\"";

    private final Map<String, byte[]> given = new TreeMap<>();

    GivenBytes() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.list(java.nio.file.Path.of(System.getenv("BARE_FOLDER")))) {
            for (java.nio.file.Path file : files.toList()) {
                given.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
    }

    /// The bytes, and nothing else.
    @GET
    @Path("bare/{name}")
    public byte[] bytes(@PathParam("name") String name) {
        return Objects.requireNonNull(given.get(name));
    }

    /// The bytes, or 304 where the client has them.
    @GET
    @Path("known/{name}")
    public Response unlessKnown(
            @PathParam("name") String name, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Response.ResponseBuilder answer = TAG.equals(ifNoneMatch) ? Response.notModified() : Response.ok(bytes(name));
        return answer.header(HttpHeaders.ETAG, TAG).build();
    }
}
