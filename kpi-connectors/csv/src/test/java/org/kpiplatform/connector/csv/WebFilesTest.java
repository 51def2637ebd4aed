package org.kpiplatform.connector.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;

/// Files on web servers, good ones and such as cut off, lie, or ask for a password.
class WebFilesTest {

    private static final StreamSpec ROWS = new StreamSpec(
            "rows",
            List.of(new FieldSpec("id", FieldType.INTEGER, "id"), new FieldSpec("n", FieldType.INTEGER, "n")),
            List.of("id"),
            StreamSpec.DeleteMode.NONE);

    @TempDir
    private Path path;

    private FileServer server;
    private CsvFolder folder;

    @BeforeEach
    void serve() throws IOException {
        server = new FileServer();
        folder = new CsvFolder(path).file("csv.properties", "hosts = 127.0.0.1, localhost");
        at("/rows.csv");
        server.page("/rows.csv", rows(1, 3), "\"v1\"");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void at(String... paths) {
        String addresses = Stream.of(paths).map(server::address).collect(Collectors.joining(" "));
        folder.with(it -> it.files = Map.of("rows", addresses));
    }

    private static String rows(int from, int to) {
        return "id,n\n"
                + IntStream.rangeClosed(from, to)
                        .mapToObj(i -> i + "," + 10 * i + "\n")
                        .collect(Collectors.joining());
    }

    private static List<String> ids(CsvFolder.Result result) {
        return result.values().stream()
                .map(row -> String.valueOf(row.getFirst()))
                .toList();
    }

    private String lastAsked(String header) {
        return Objects.requireNonNullElse(server.requests.getLast().getFirst(header), "");
    }

    @Test
    void readsAFileFromAServer() throws InterruptedException {
        assertThat(folder.discover().fields()).extracting(FieldSpec::name).containsExactly("id", "n");
        assertThat(ids(folder.read(ROWS, null))).containsExactly("1", "2", "3");
        try (MetricSource source = folder.open()) {
            assertThat(source.check()).isInstanceOf(CheckResult.Passed.class);
        }
    }

    @Test
    void bringsAnUnchangedFileNotAgain() throws InterruptedException {
        Cursor cursor = folder.read(ROWS, null).cursor();
        long sent = server.sent.get();

        CsvFolder.Result second = folder.read(ROWS, cursor);

        assertThat(second.values()).isEmpty();
        assertThat(second.cursor()).isEqualTo(cursor);
        assertThat(lastAsked("If-None-Match")).isEqualTo("\"v1\"");
        assertThat(server.sent.get()).isEqualTo(sent);
    }

    @Test
    void readsAFileAgainThatHasChangedAndThoseBehindIt() throws InterruptedException {
        at("/a.csv", "/b.csv");
        server.page("/a.csv", rows(1, 2), "\"a1\"").page("/b.csv", rows(3, 4), "\"b1\"");
        Cursor cursor = folder.read(ROWS, null).cursor();
        server.page("/b.csv", rows(3, 5), "\"b2\"");
        assertThat(ids(folder.read(ROWS, cursor))).containsExactly("3", "4", "5");

        server.page("/a.csv", rows(1, 1), "\"a2\"");
        assertThat(ids(folder.read(ROWS, cursor))).containsExactly("1", "3", "4", "5");
    }

    @Test
    void readsAFileAgainOnlyWhereItsContentHasChangedIfTheServerTellsNoVersions() throws InterruptedException {
        server.pages.put("/rows.csv", new FileServer.Page(rows(1, 3), null, null));
        Cursor cursor = folder.read(ROWS, null).cursor();

        assertThat(folder.read(ROWS, cursor).values()).isEmpty();
    }

    @Test
    void believesNoTimeWhereTheContentIsAnother() throws InterruptedException {
        Cursor cursor = folder.read(ROWS, null).cursor();
        server.page("/rows.csv", rows(4, 6), "\"v2\""); // as long, and of the same second

        assertThat(ids(folder.read(ROWS, cursor))).containsExactly("4", "5", "6");
    }

    @Test
    void goesOnBehindTheByteWhereAConnectionBroke() throws InterruptedException {
        String large = rows(1, 50_000);
        server.page("/rows.csv", large, "\"v1\"");
        server.cuts.add(300_000);

        assertThat(folder.read(ROWS, null).values()).hasSize(50_000);

        assertThat(lastAsked("Range")).startsWith("bytes=");
        assertThat(lastAsked("If-Range")).isEqualTo("\"v1\"");
        assertThat(server.sent.get()).isLessThan(large.length() + 300_001L);
    }

    @Test
    void beginsAgainWhereTheFileHasChangedMeanwhile() throws InterruptedException {
        server.page("/rows.csv", rows(1, 50_000), "\"v1\"");
        server.cuts.add(300_000);
        server.onCut = () -> server.page("/rows.csv", rows(7, 8), "\"v2\"");

        assertThat(ids(folder.read(ROWS, null))).containsExactly("7", "8");
    }

    @Test
    void beginsAgainWhereTheServerKnowsNoRanges() throws InterruptedException {
        server.ranges = false;
        server.page("/rows.csv", rows(1, 50_000), "\"v1\"");
        server.cuts.add(300_000);

        assertThat(folder.read(ROWS, null).values()).hasSize(50_000);
    }

    @Test
    void givesUpWhereEveryConnectionBreaks() {
        server.ranges = false;
        server.cuts.addAll(List.of(4, 4, 4, 4, 4, 4, 4));

        assertFailure(ErrorKind.TRANSIENT, "broke off 5 times");
    }

    @Test
    void readsWhatIsCompressedOnTheWay() throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(rows(1, 3).getBytes(UTF_8));
        }
        server.pages.put("/rows.csv", new FileServer.Page(zipped.toString(ISO_8859_1), "\"v1\"", null));
        server.headers.put("Content-Encoding", "gzip");

        assertThat(ids(folder.read(ROWS, null))).containsExactly("1", "2", "3");
        assertThat(lastAsked("Accept-Encoding")).isEqualTo("gzip");

        server.headers.put("Content-Encoding", "br");
        assertFailure(ErrorKind.DATA, "`br`");
    }

    @Test
    void bringsNoMoreThanTheBeginningToSeeTheColumns() throws InterruptedException {
        server.page("/rows.csv", rows(1, 1_000_000), "\"v1\"");

        assertThat(folder.discover().fields()).extracting(FieldSpec::type).containsOnly(FieldType.INTEGER);

        assertThat(server.sent.get()).isLessThan(5_000_000);
    }

    @Test
    void followsRedirectsToTheSameServerOnly() throws InterruptedException {
        server.redirect = "/rows.csv?x=1";
        assertThat(ids(folder.read(ROWS, null))).containsExactly("1", "2", "3");

        server.redirect = server.address("/rows.csv").replace("127.0.0.1", "localhost");
        assertFailure(ErrorKind.CONFIG, "`allowed_hosts`");
    }

    @Test
    void keepsTheCredentialFromHostsThatItIsRedirectedTo() throws InterruptedException {
        folder.with(it -> it.token = new Secret("t0psecret")).with(it -> it.allowedHosts = List.of("LOCALHOST"));
        server.redirect = server.address("/rows.csv").replace("127.0.0.1", "localhost");

        assertThat(ids(folder.read(ROWS, null))).containsExactly("1", "2", "3");

        assertThat(server.requests.getFirst().getFirst("Authorization")).isEqualTo("Bearer t0psecret");
        assertThat(lastAsked("Authorization")).isEmpty();
    }

    @Test
    void showsItsAccount() throws InterruptedException {
        folder.with(it -> it.user = "kpi").with(it -> it.password = new Secret("pä ss"));
        folder.read(ROWS, null);

        assertThat(lastAsked("Authorization"))
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("kpi:pä ss".getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "401, CONFIG, may not be read",
        "403, CONFIG, may not be read",
        "400, CONFIG, the status 400",
        "500, TRANSIENT, the status 500",
        "503, TRANSIENT, the status 503",
        "429, RATE_LIMITED, not to be asked before",
        "410, DATA, is not there"
    })
    void saysWhoMustAct(int status, ErrorKind kind, String words) {
        server.status = status;

        assertFailure(kind, words);
    }

    @Test
    void takesAFileThatIsNotThereForSomethingThatMayCome() {
        at("/tomorrow.csv?key=hunter2");

        assertFailure(ErrorKind.DATA, "/tomorrow.csv?");
        assertThatThrownBy(() -> folder.read(ROWS, null)).hasMessageNotContaining("hunter2");
    }

    @Test
    void leavesAServerAloneForAsLongAsItAsks() {
        server.status = 503;
        server.headers.put("Retry-After", "1020");

        assertThatThrownBy(() -> folder.read(ROWS, null)).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
            assertThat(e.until().orElseThrow())
                    .isBetween(Instant.now().plusSeconds(900), Instant.now().plusSeconds(1021));
        });
    }

    @Test
    void givesUpAServerThatFallsSilentOrSendsTooMuch() {
        folder.with(it -> it.serverPatience = Duration.ofMillis(500));
        server.silent = true;
        server.cuts.addAll(List.of(3, 3, 3, 3, 3));
        assertFailure(ErrorKind.TRANSIENT, "nothing came");

        server.silent = false;
        server.cuts.clear();
        server.page("/rows.csv", rows(1, 300_000), "\"v1\"");
        folder.with(it -> it.maxBytes = 1_000);
        assertFailure(ErrorKind.CONFIG, "`max_bytes`");
    }

    @Test
    void asksNoServerOfTheOwnNetworkThatTheOperatorDoesNotName() {
        folder.file("csv.properties", "hosts = files.example.com");
        for (String host : List.of("127.0.0.1", "localhost", "[::1]", "10.1.2.3", "169.254.169.254", "0.0.0.0")) {
            folder.with(it -> it.files = Map.of("rows", "http://" + host + "/rows.csv"));
            assertFailure(ErrorKind.CONFIG, "the operator must permit it");
        }
        assertThat(server.requests).isEmpty();
    }

    @Test
    void refusesAccountsInAddresses() {
        for (String files :
                List.of("https://me:hunter2@example.com/a.csv", "https:///a.csv", "https://a/b.csv c.csv")) {
            assertThatThrownBy(() ->
                            folder.with(it -> it.files = Map.of("rows", files)).open())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("hunter2");
        }
    }

    private void assertFailure(ErrorKind kind, String message) {
        assertThatThrownBy(() -> folder.read(ROWS, null))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind))
                .hasMessageContaining(message);
    }
}
