package org.kpiplatform.benchmark.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A service with a database of its own, started from what the build has packaged.
public final class PackagedService implements AutoCloseable {

    private static final Pattern LISTENS = Pattern.compile("Listening on: (http://[^\"\\s]+)");
    private static final int PORT_LINE = 3;
    private static final long PATIENCE_SECONDS = 120;
    private static final long GLANCE_NANOS = 5_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path home;
    private final HttpClient client = HttpClient.newHttpClient();
    private final CompletableFuture<URI> address = new CompletableFuture<>();

    private PackagedService(Process process, Path home) {
        this.process = process;
        this.home = home;
        Thread.ofVirtual().start(this::readOutput);
    }

    /// Starts it on a folder for its data, with further settings as environment variables.
    public static PackagedService start(Path jar, Path home, Map<String, String> settings) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(java, "-jar", jar.toString()).redirectErrorStream(true);
        builder.environment().put("KPI_HOME", home.toString());
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().putAll(settings);
        return new PackagedService(builder.start(), home);
    }

    private void readOutput() {
        try (var lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher listens = LISTENS.matcher(line);
                if (listens.find()) {
                    address.complete(URI.create(listens.group(1)));
                }
            }
        } catch (IOException e) {
            address.completeExceptionally(e); // no news where it listens already, and then it has ended
        }
    }

    /// Where a path of it is, once it listens.
    public URI at(String path) {
        return address.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join().resolve(path);
    }

    /// What is at a path.
    public JsonNode get(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(at(path)).build());
    }

    /// Sends JSON to a path.
    public JsonNode send(String method, String path, Map<String, ?> body) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(request + " was answered with " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    /// Runs a sync of a source to its end, which must be a success.
    ///
    /// @return the run
    public JsonNode sync(String source) throws IOException, InterruptedException {
        return run(Map.of("source", source));
    }

    /// Reads everything of a source, and deletes what it does not meet any more.
    ///
    /// @return the run, which must be a success
    public JsonNode refresh(String source) throws IOException, InterruptedException {
        return run(Map.of("source", source, "full", true));
    }

    private JsonNode run(Map<String, Object> wanted) throws IOException, InterruptedException {
        String run =
                "/api/v1/sync-runs/" + send("POST", "/api/v1/sync-runs", wanted).get("id");
        JsonNode found = get(run);
        while (!found.hasNonNull("finished_at")) {
            LockSupport.parkNanos(GLANCE_NANOS);
            found = get(run);
        }
        if (!found.path("state").asText().equals("succeeded")) {
            throw new IOException("The sync did not succeed: " + found);
        }
        return found;
    }

    /// A connection to its PostgreSQL server.
    public Connection database() throws IOException, SQLException {
        Path server = home.resolve("postgres");
        List<String> postmaster = Files.readAllLines(server.resolve("data").resolve("postmaster.pid"));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postmaster.get(PORT_LINE).strip() + "/kpi",
                "kpi_service",
                Files.readString(server.resolve("password")).strip());
    }

    /// The process.
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        client.close();
    }
}
