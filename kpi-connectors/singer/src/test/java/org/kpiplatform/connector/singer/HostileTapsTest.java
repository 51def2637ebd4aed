package org.kpiplatform.connector.singer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.tck.Delivery;

/// Taps that fail, hang, lie, or leave something behind.
class HostileTapsTest {

    private static final String ROW = "{\"type\":\"RECORD\",\"stream\":\"things\",\"record\":{\"id\":%s,"
            + "\"changed_at\":\"2026-01-01T00:00:00Z\"}}";

    @TempDir
    Path folder;

    private TestTaps taps;

    @BeforeEach
    void install() {
        taps = new TestTaps(folder);
    }

    private static String row(int id) {
        return "echo '" + ROW.formatted(id) + "'\n";
    }

    private SourceException failure(String script) throws InterruptedException {
        try (MetricSource source = taps.running(script)) {
            return catchThrowableOfType(SourceException.class, () -> TestTaps.read(source, null, 100));
        }
    }

    @Test
    void tellsTheLastThatAFailedTapHasSaidWithoutItsSecrets() throws InterruptedException {
        SourceException failure = failure("echo \"boom with $(cat \"$config\")\" >&2; exit 3");

        assertThat(failure.kind()).isEqualTo(ErrorKind.TRANSIENT);
        assertThat(failure)
                .hasMessageContaining("exit code 3")
                .hasMessageContaining("boom with {\"access_token\":\"***\"}")
                .hasMessageNotContaining("s3cret");
        assertThat(taps.context.logger().lines()).noneMatch(line -> line.contains("s3cret"));
    }

    @Test
    void takesWhatATapSaysOfItsCredentialsForSomethingToConfigure() throws InterruptedException {
        assertThat(failure("echo 'HTTP-error-code: 401, Error: nope' >&2; exit 1")
                        .kind())
                .isEqualTo(ErrorKind.CONFIG);
        assertThat(failure("echo 'usage: tap-things [-h] -c CONFIG' >&2; exit 2")
                        .kind())
                .isEqualTo(ErrorKind.CONFIG);
        assertThat(failure("echo 'read 401 rows' >&2; exit 1").kind()).isEqualTo(ErrorKind.TRANSIENT);
        assertThat(failure("exec /no/such/interpreter").kind()).isEqualTo(ErrorKind.CONFIG);
    }

    @Test
    void takesADeathByASignalForSomethingThatPasses() throws InterruptedException {
        SourceException failure = failure("kill -9 $$");

        assertThat(failure.kind()).isEqualTo(ErrorKind.TRANSIENT);
        assertThat(failure).hasMessageContaining("signal 9");
    }

    @Test
    void takesLinesThatAreNoMessagesForBrokenData() throws InterruptedException {
        for (String garbage : List.of(
                "echo 'Hello, I am a tap'",
                "echo '[1, 2]'",
                "echo '{\"type\":\"RECORD\",\"stream\":\"things\"}'",
                "echo '{\"type\":\"BATCH\",\"stream\":\"things\",\"manifest\":[]}'",
                "echo '{\"type\":\"STATE\",\"value\":{}} {}'",
                "printf '{\"type\":\"REC'",
                "head -c 70000000 /dev/zero | tr '\\0' x")) {
            assertThat(failure(garbage))
                    .as(garbage)
                    .extracting(SourceException::kind)
                    .isEqualTo(ErrorKind.DATA);
        }
    }

    @Test
    void deliversWhatCameBeforeAFailure() throws InterruptedException {
        try (MetricSource source = taps.running(row(1) + row(2) + "exit 1");
                RecordReader reader = source.read(new ReadRequest(TestTaps.stream(source), null))) {
            assertThat(reader.next(100).records()).hasSize(2);
            assertThatThrownBy(() -> reader.next(100)).isInstanceOf(SourceException.class);
        }
    }

    @Test
    void endsATapThatFallsSilent() throws InterruptedException {
        taps.silenceLimit = Duration.ofMillis(300);

        SourceException failure = failure("echo 'INFO waiting for Godot' >&2; exec sleep 600");

        assertThat(failure.kind()).isEqualTo(ErrorKind.TRANSIENT);
        assertThat(failure).hasMessageContaining("300 milliseconds").hasMessageContaining("waiting for Godot");
    }

    @Test
    void endsATapThatDoesNotTellItsStreams() throws InterruptedException {
        taps.discoveryLimit = Duration.ofMillis(300);
        Path tap = taps.tap("tap", "");
        TestTaps.write(tap, "#!/bin/sh\nexec sleep 600\n");
        try (MetricSource source = taps.open(tap)) {
            assertThatThrownBy(source::discover)
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.TRANSIENT));
        }
    }

    /// One child in the way of its parent, one whose parent is gone.
    private static final String FAMILY = """
            echo "$HOME" > "$here/home"
            sleep 601 &
            echo $! > "$here/pids"
            sh -c 'sleep 602 & echo $! >> "$0/pids"' "$here"
            """;

    private List<ProcessHandle> family() {
        try (Stream<String> pids = Files.lines(taps.folder.resolve("pids"))) {
            return pids.map(Long::valueOf)
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What has ended may stay in the table of processes until its foster parent looks after it.
    private static boolean isRunning(ProcessHandle process) {
        Path status = Path.of("/proc/" + process.pid() + "/stat");
        try {
            return process.isAlive()
                    && !(Files.exists(status) && Files.readString(status).contains(") Z "));
        } catch (IOException _) {
            return false; // gone meanwhile
        }
    }

    @Test
    void endsATapWithAllThatItHasStartedWithinASecondOfItsClose() throws InterruptedException {
        MetricSource source = taps.running(FAMILY + row(1) + row(2) + "wait");
        RecordReader reader = source.read(new ReadRequest(TestTaps.stream(source), null));
        reader.next(1);
        List<ProcessHandle> family = family();
        assertThat(family).hasSize(2).allMatch(ProcessHandle::isAlive);

        long began = System.nanoTime();
        source.close();

        assertThat(family).noneMatch(HostileTapsTest::isRunning);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        assertThat(Path.of(TestTaps.text(taps.folder.resolve("home")).strip())).doesNotExist();
    }

    @Test
    void leavesNothingOfATapThatHasEnded() throws InterruptedException {
        try (MetricSource source = taps.running(FAMILY.replace("sleep 601", "sleep 601 > /dev/null 2>&1")
                        .replace("sleep 602", "sleep 602 > /dev/null 2>&1")
                + row(1))) {
            assertThat(TestTaps.ids(TestTaps.read(source, null, 100))).containsExactly("1");
            assertThat(family()).noneMatch(HostileTapsTest::isRunning);
        }
    }

    @Test
    void waitsForWhoeverTakesTheRecords() throws InterruptedException {
        String script =
                "pad=$(printf %4000d 0); i=0; while [ $i -lt 2000 ]; do i=$((i+1)); echo $i > \"$here/written\"; printf '"
                        + ROW.formatted("'$i',\"text\":\"'\"$pad\"'\"") + "\\n'; done";
        try (MetricSource source = taps.running(script);
                RecordReader reader = source.read(new ReadRequest(TestTaps.stream(source), null))) {
            reader.next(10);
            long before = settled();
            assertThat(before).isLessThan(600);
            for (int batch = 0; batch < 199; batch++) {
                reader.next(10);
            }
            assertThat(reader.progress().done()).isEqualTo(2000);
        }
    }

    /// How many the tap has written when it has not got any further for a while.
    private long settled() {
        Path written = taps.folder.resolve("written");
        String last = "";
        for (int quiet = 0; quiet < 30; quiet++) {
            String now = TestTaps.text(written).strip();
            quiet = now.isEmpty() || !now.equals(last) ? 0 : quiet;
            last = now;
            LockSupport.parkNanos(10_000_000);
        }
        return Long.parseLong(last);
    }

    @Test
    void survivesATapThatTalksWithoutEnd() throws InterruptedException {
        try (MetricSource source = taps.running(row(1) + "yes 'DEBUG talk, talk' | head -c 2000000 >&2\n" + row(2))) {
            assertThat(TestTaps.ids(TestTaps.read(source, null, 100))).containsExactly("1", "2");
        }
    }

    @Test
    void passesRecordsOfOtherStreamsOver() throws InterruptedException {
        try (MetricSource source = taps.running(row(1) + row(2).replace("things", "parents"))) {
            Delivery delivery = TestTaps.read(source, null, 100);

            assertThat(TestTaps.ids(delivery)).containsExactly("1");
            assertThat(taps.context.logger().lines()).anyMatch(line -> line.contains("1 records of other streams"));
        }
    }
}
