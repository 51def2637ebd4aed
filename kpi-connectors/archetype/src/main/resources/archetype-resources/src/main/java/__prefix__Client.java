package ${package};

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceException;

/// Asks the service. Every request waits for its turn, and every failure says who must act.
final class ${prefix}Client implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long SECONDS_TO_WAIT_WHEN_NOT_TOLD = 60;

    private final ${prefix}Config config;
    private final SourceContext context;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    ${prefix}Client(${prefix}Config config, SourceContext context) {
        this.config = config;
        this.context = context;
    }

    /// The rows of an answer, each with its fields.
    List<List<String>> get(String path, Map<String, String> parameters) throws InterruptedException {
        HttpResponse<String> answer = ask(path, parameters);
        while (answer.statusCode() == 429) {
            context.budget().pauseUntil(end(answer));
            answer = ask(path, parameters);
        }
        return rows(answer);
    }

    /// The budget waits for the end of a pause, as do other runs of this source; where that takes too long it ends the run.
    private HttpResponse<String> ask(String path, Map<String, String> parameters) throws InterruptedException {
        context.budget().acquire(1);
        HttpRequest request = HttpRequest.newBuilder(uri(path, parameters))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + config.apiKey().reveal())
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new SourceException(
                    ErrorKind.TRANSIENT, "The service at `" + config.url() + "` can not be reached. Is it up?", e);
        }
    }

    private Instant end(HttpResponse<String> answer) {
        long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(SECONDS_TO_WAIT_WHEN_NOT_TOLD);
        return context.clock().instant().plusSeconds(Math.max(1, seconds));
    }

    private List<List<String>> rows(HttpResponse<String> answer) {
        switch (answer.statusCode()) {
            case 200 -> {}
            case 401, 403 -> throw new SourceException(
                    ErrorKind.CONFIG, "The service refuses the key. Make a new one there, and configure it as `api_key`.");
            case 502, 503, 504 -> throw new SourceException(
                    ErrorKind.TRANSIENT, "The service is overloaded: it has answered " + answer.statusCode() + ".");
            default -> throw new SourceException(
                    ErrorKind.DATA,
                    "The service has answered " + answer.statusCode() + " to `" + answer.uri().getPath() + "`.");
        }
        if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/tab-separated-values")) {
            throw new SourceException(
                    ErrorKind.DATA, "The service has answered `" + answer.uri().getPath() + "` with something that is no table.");
        }
        return answer.body().lines().map(line -> Arrays.asList(line.split("\t", -1))).toList();
    }

    private URI uri(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return URI.create(config.url().toString().replaceFirst("/+$", "") + path + "?" + query);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
