package org.kpiplatform.app.source.upload;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.source.upload.Desk.FILES;
import static org.kpiplatform.app.source.upload.Desk.orders;
import static org.kpiplatform.app.source.upload.Desk.sync;
import static org.kpiplatform.app.source.upload.Desk.upload;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.app.source.Await;

/// What becomes of files that break off, meet each other, or are too large; and how nodes share them.
@QuarkusTest
class BrokenUploadsTest {

    private static final String ONE = "1,anna,10.50,2011-03-01 10:00:00\n";

    @Inject
    DSLContext sql;

    @Inject
    UploadRows rows;

    @TempDir
    Path folder;

    @BeforeEach
    void begin() {
        Desk.clear();
        upload("orders.csv", ONE).statusCode(201);
    }

    @Test
    void whatBreaksOffLeavesTheFileBefore() throws IOException {
        String before = Desk.get(FILES + "/orders.csv").getString("sha256");

        try (Socket socket = Desk.announced("orders.csv", 10_000, Desk.HEADER + "7,eve,1,2011-03-01\n")) {
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).doesNotContain("HTTP/1.1 2");
        }

        assertThat(Desk.get(FILES + "/orders.csv").getString("sha256")).isEqualTo(before);
        sync();
        assertThat(orders()).containsExactly("1 anna 10.5");
        upload("orders.csv", "8,joe,2,2011-03-01\n").statusCode(200);
    }

    @Test
    void ofTwoThatComeAtOnceOneCountsAndNothingIsLeftOfTheOther() throws Exception {
        List<Callable<Integer>> uploads = new ArrayList<>();
        for (String customer : List.of("anna", "bob", "eve", "joe").stream()
                .map(it -> it.repeat(15))
                .toList()) {
            String many = ("%d," + customer + ",1,2011-03-01\n").repeat(20_000);
            Object[] ids = Stream.iterate(1, it -> it + 1).limit(20_000).toArray();
            String body = many.formatted(ids);
            uploads.add(() -> upload("orders.csv", body).extract().statusCode());
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> status : threads.invokeAll(uploads)) {
                assertThat(status.get()).isEqualTo(200);
            }
        }

        assertThat(sync().getInt("added")).isEqualTo(20_000);
        assertThat(sql.fetchValue("select count(distinct customer) from source_desk.orders"))
                .isEqualTo(1L);
        assertThat(sql.fetchValue("select count(*) from kpi.uploaded_content"
                        + " where id not in (select content from kpi.uploaded_file)"))
                .isEqualTo(0L);
    }

    @Test
    void saysHowLargeAFileMayBeAndHowToMendIt() throws IOException {
        try (Socket socket = Desk.announced("orders.csv", 2L * 1024 * 1024 * 1024, "")) {
            byte[] answered = new byte[4_096];
            int count = socket.getInputStream().read(answered);
            String answer = new String(answered, 0, count, StandardCharsets.US_ASCII);

            assertThat(answer)
                    .startsWith("HTTP/1.1 413")
                    .contains("1,073,741,824 bytes")
                    .contains("Send it compressed (.gz) or in several files")
                    .contains("kpi.request.largest-upload");
        }
    }

    @Test
    void anotherNodeReadsTheSameFiles() throws IOException {
        UploadFolders other = node();

        Path lent = other.lend("desk");

        assertThat(lent.resolve("orders.csv")).hasContent(Desk.HEADER + ONE);
        assertThat(lent).isEqualTo(lent.toRealPath());
        other.close();
        assertThat(lent).doesNotExist();
    }

    @Test
    void whoReadsGoesOnWithWhatItFoundWhileAnotherFileComes() throws IOException {
        UploadFolders node = node();
        Path first = node.lend("desk");

        upload("orders.csv", "2,bob,20,2011-03-02 11:00:00\n").statusCode(200);
        Path second = node.lend("desk");

        assertThat(first.resolve("orders.csv")).hasContent(Desk.HEADER + ONE);
        assertThat(second.resolve("orders.csv")).content().contains("bob");
        node.giveBack(first);
        node.giveBack(second);
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(it -> it.getFileName().toString().startsWith("content-")))
                    .as("contents that nobody can ask for any more are not kept")
                    .hasSize(1);
        }
        node.close();
    }

    @Test
    void nothingStaysOnTheNodeWhenASyncIsOver() throws IOException {
        sync();
        given().post("/api/v1/sources/desk/check").then().statusCode(200);

        Await.until("lent folders are given back", () -> lentFolders() == 0);
    }

    private static long lentFolders() {
        try (Stream<Path> found = Files.walk(Path.of("target/uploads"), 2)) {
            return found.filter(it -> it.getFileName().toString().startsWith("lent-"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UploadFolders node() {
        return new UploadFolders(rows, Optional.of(folder));
    }
}
