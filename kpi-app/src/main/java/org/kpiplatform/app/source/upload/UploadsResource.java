package org.kpiplatform.app.source.upload;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.api.problem.ProblemKind;
import org.kpiplatform.api.upload.UploadedFile;
import org.kpiplatform.api.upload.UploadsApi;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.page.Pages;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.source.SourceDefinition;

@RunOnVirtualThread
class UploadsResource implements UploadsApi {

    private static final int LONGEST_AUTHOR = 200;
    private static final Set<String> FORMS = Set.of("multipart/form-data", "application/x-www-form-urlencoded");

    private final Definitions definitions;
    private final Uploads uploads;
    private final UploadRows rows;

    UploadsResource(Definitions definitions, Uploads uploads, UploadRows rows) {
        this.definitions = definitions;
        this.uploads = uploads;
        this.rows = rows;
    }

    @Override
    public Page<UploadedFile> files(String source, int limit, @Nullable String cursor) {
        definition(source);
        return Pages.of(
                rows.of(source).stream()
                        .map(UploadRows.Row::file)
                        .collect(Collectors.toMap(UploadedFile::name, file -> file)),
                limit,
                cursor);
    }

    @Override
    public UploadedFile file(String source, String name) {
        definition(source);
        return rows.find(source, name).orElseThrow(() -> none(source, name)).file();
    }

    @Override
    public Response put(String source, String name, @Nullable String author, HttpHeaders headers, InputStream body) {
        requireReadsUploads(definition(source));
        FileName.require(name);
        requireBytes(headers);
        requireName(author);
        try {
            Uploads.Taken taken = uploads.take(source, name, author, body);
            return Response.status(taken.replaced() ? Response.Status.OK : Response.Status.CREATED)
                    .entity(taken.file())
                    .build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable("The service is stopping. Send the file again later.");
        }
    }

    @Override
    public void delete(String source, String name) {
        definition(source);
        if (!rows.delete(source, name)) {
            throw none(source, name);
        }
    }

    private SourceDefinition definition(String source) {
        return definitions.source(source).definition();
    }

    private ProblemException none(String source, String name) {
        List<String> known =
                rows.of(source).stream().map(row -> row.file().name()).toList();
        return ProblemException.notFound("file of source `" + source + "` by the name", name, known);
    }

    private static void requireReadsUploads(SourceDefinition source) {
        if (!source.readsUploads()) {
            throw ProblemException.conflict("Source `" + source.key()
                    + "` does not read files that are sent. Say `folder: " + SourceDefinition.UPLOADED
                    + "` in its definition, if its connector reads files, and give their names without folders: "
                    + "`config: { files: { orders: orders*.csv } }`.");
        }
    }

    /// What curl and browsers make of a file that is attached in the wrong way would be read as rows.
    private static void requireBytes(HttpHeaders headers) {
        String type = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        String essence =
                type == null ? "" : type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        if (FORMS.contains(essence)) {
            throw unsupported("The body is a form (`" + essence
                    + "`); expected the bytes of the file, as `curl -T FILE URL` and `kpi upload` send them.");
        }
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.isBlank() && !encoding.equalsIgnoreCase("identity")) {
            throw unsupported(
                    "The body has the Content-Encoding `" + ProblemException.quoted(encoding)
                            + "`, which is not undone here. Send a compressed file as what it is, without that header: orders.csv.gz.");
        }
    }

    private static ProblemException unsupported(String detail) {
        return ProblemException.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, detail);
    }

    private static void requireName(@Nullable String author) {
        if (author != null && (author.isBlank() || author.length() > LONGEST_AUTHOR)) {
            throw ProblemException.invalidParameter(
                    AUTHOR, "Who sends it has 1 to " + LONGEST_AUTHOR + " characters, or is left out.");
        }
    }
}
