package org.kpiplatform.app.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The packaged service in a process of its own.
final class PackagedService implements AutoCloseable {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Pattern LISTENS = Pattern.compile("Listening on: (http://[^\"\\s]+)");
    private static final long PATIENCE_SECONDS = 120;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final CompletableFuture<URI> address = new CompletableFuture<>();

    private PackagedService(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::readOutput);
    }

    /// Starts the service on a folder for its data, with settings as environment variables.
    static PackagedService start(Path home, Map<String, String> settings) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("QUARKUS_DATASOURCE"));
        environment.put("KPI_HOME", home.toString());
        environment.put("QUARKUS_HTTP_PORT", "0");
        environment.putAll(settings);
        return new PackagedService(builder.start());
    }

    /// What the service answers at a path, once it listens.
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /// What the service answers to a request with a JSON body, once it listens; whatever it is must be a
    /// success.
    JsonNode send(String method, String path, Map<String, ?> body) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    /// What is at a path, as JSON.
    JsonNode read(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(uri(path)).build());
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new AssertionError(
                        request + " was answered with " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        }
    }

    private URI uri(String path) {
        return address.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join().resolve(path);
    }

    /// Everything that it has printed so far.
    List<String> output() {
        return List.copyOf(output);
    }

    /// Asks it to stop, as Ctrl-C does, and returns its exit code.
    int stop() {
        process.destroy();
        return exitCode();
    }

    /// Ends it without a good-bye.
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /// Waits until it has ended by itself.
    int exitCode() {
        return process.onExit()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join()
                .exitValue();
    }

    @Override
    public void close() {
        stop();
    }

    private void heard(String line) {
        output.add(line);
        Matcher listens = LISTENS.matcher(line);
        if (listens.find()) {
            address.complete(URI.create(listens.group(1)));
        }
    }

    private void readOutput() {
        try {
            process.inputReader().lines().forEach(this::heard);
        } catch (UncheckedIOException _) {
            // the stream of a process that was killed is closed
        }
        address.completeExceptionally(new IllegalStateException("The service ended:\n" + String.join("\n", output)));
    }
}
