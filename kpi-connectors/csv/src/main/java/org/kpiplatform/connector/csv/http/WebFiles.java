package org.kpiplatform.connector.csv.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.csv.file.DataFile;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceException;

/// The files that a source has brought from servers. They lie in a private folder until the source is closed, since
/// they
/// are looked at more than once.
public final class WebFiles implements AutoCloseable {

    /// So much is brought to see which columns there are.
    static final long HEAD = 4L * 1024 * 1024;

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://\\S+(?:\\s+https?://\\S+)*");
    private static final Duration TO_CONNECT = Duration.ofSeconds(20);

    /// A file as its server has it now.
    ///
    /// @param file       null where it is still the known version
    /// @param validators by which the server will recognise this version
    public record Brought(@Nullable DataFile file, Validators validators) {}

    private final SourceContext context;
    private final WebAccess access;
    private final ServerPermissions permissions;
    private final List<Path> kept = new ArrayList<>();
    private @Nullable HttpClient client;
    private @Nullable Path folder;

    public WebFiles(SourceContext context, WebAccess access, ServerPermissions permissions) {
        this.context = context;
        this.access = access;
        this.permissions = permissions;
    }

    /// Whether what the definition names is on servers.
    public static boolean isAddress(String pattern) {
        return ADDRESS.matcher(pattern.strip()).matches();
    }

    /// The addresses in the order in which they are written.
    public static List<URI> addresses(String text) {
        return Pattern.compile("\\s+")
                .splitAsStream(text.strip())
                .map(URI::create)
                .toList();
    }

    /// What a file is called in messages and cursors: its address, of a query only a digest, which may hold a key.
    public static String name(URI url) {
        String query = url.getRawQuery();
        return url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath()
                + (query == null ? "" : "?" + HexFormat.of().toHexDigits(query.hashCode()));
    }

    /// The beginning of a file, as much as it takes to see its columns.
    public DataFile head(URI url) throws InterruptedException {
        Brought head = bring(url, null, HEAD);
        return Objects.requireNonNull(head.file(), "nothing was known");
    }

    /// The whole file, or none where it is what it was.
    public Brought file(URI url, @Nullable Validators known) throws InterruptedException {
        return bring(url, known != null && known.isKnown() ? known : null, Long.MAX_VALUE);
    }

    private synchronized Brought bring(URI url, @Nullable Validators known, long most) throws InterruptedException {
        try {
            Path target = Files.createTempFile(folder(), "file", "");
            kept.add(target);
            Download.Arrived arrived =
                    new Download(client(), access, permissions, context, url, target).bring(known, most);
            if (arrived == null) {
                return new Brought(null, Objects.requireNonNull(known));
            }
            boolean whole = arrived.whole() && Files.size(target) <= most;
            if (!whole) {
                cut(target, most);
            }
            Instant modified = modified(arrived.validators());
            return new Brought(
                    new DataFile(name(url), target, Files.size(target), modified, !whole), arrived.validators());
        } catch (IOException e) {
            throw new SourceException(ErrorKind.TRANSIENT, "`" + name(url) + "` can not be kept: " + e + ".", e);
        }
    }

    private static void cut(Path file, long most) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(most);
        }
    }

    /// Now, where the server does not say: then the content decides whether it has changed.
    private Instant modified(Validators validators) {
        try {
            return validators.modified() == null
                    ? context.clock().instant()
                    : ZonedDateTime.parse(validators.modified(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException _) {
            return context.clock().instant();
        }
    }

    private HttpClient client() {
        HttpClient open = client;
        if (open == null) {
            open = HttpClient.newBuilder()
                    .connectTimeout(TO_CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            client = open;
        }
        return open;
    }

    private Path folder() throws IOException {
        Path made = folder;
        if (made == null) {
            made = Files.createTempDirectory(
                    "kpi-csv-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            folder = made;
        }
        return made;
    }

    /// Ends what is under way, and removes what was brought.
    @Override
    public void close() {
        HttpClient open = client;
        if (open != null) {
            open.shutdownNow();
        }
        remove();
    }

    private synchronized void remove() {
        try {
            for (Path file : kept) {
                Files.deleteIfExists(file);
            }
            kept.clear();
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new SourceException(ErrorKind.TRANSIENT, "Files from servers can not be removed: " + e + ".", e);
        }
    }
}
