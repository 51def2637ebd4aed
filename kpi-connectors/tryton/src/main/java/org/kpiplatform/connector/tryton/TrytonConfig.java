package org.kpiplatform.connector.tryton;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.kpiplatform.connector.spi.Option;
import org.kpiplatform.connector.spi.Secret;

/// The options of a Tryton.
public record TrytonConfig(
        @Option(
                description = "Where the server is, without the name of the database.",
                example = "https://tryton.example.com")
        URI url,

        @Option(description = "The name of the database.", example = "acme")
        String database,

        @Option(description = "The login of the account that reads.", example = "kpi")
        String user,

        @Option(description = "The password of the account.")
        Secret password,

        @Option(
                description = "Further streams and the models they are read from. The standard ones (opportunities,"
                        + " parties, complaints, sales, work) are there wherever their module is.",
                example = "{invoices: account.invoice}")
        Map<String, String> models,

        @Option(
                description = "Whether relations come with the names of the records that they lead to, beside their"
                        + " ids.",
                defaultValue = "true",
                example = "false")
        boolean names,

        @Option(
                description = "How far before the last read a new one begins, for transactions that were committed"
                        + " late: as long as the longest import takes.",
                defaultValue = "10m",
                example = "1h")
        Duration lookback,

        @Option(
                description = "How far before the present a read ends, for transactions that are still open.",
                defaultValue = "5s",
                example = "1m")
        Duration safetyLag,

        @Option(description = "Records that are asked for at once.", defaultValue = "500", example = "1000")
        int pageSize,

        @Option(description = "How long one request may take.", defaultValue = "60s", example = "2m")
        Duration timeout) {

    private static final Pattern STREAM = Pattern.compile("[a-z][a-z0-9_]{0,49}");
    private static final Pattern MODEL = Pattern.compile("[A-Za-z_][\\w-]*(\\.[\\w-]+)*");
    private static final int LARGEST_PAGE = 10_000;

    public TrytonConfig {
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models)); // keeps the order
        requireAddress(url);
        if (database.isBlank() || database.contains("/")) {
            throw new IllegalArgumentException(
                    "`database` is `" + database + "`, expected the name of a database, such as `acme`.");
        }
        if (user.isBlank()) {
            throw new IllegalArgumentException("`user` is empty; expected the login of an account.");
        }
        models.forEach(TrytonConfig::requireModel);
        if (lookback.isNegative() || safetyLag.isNegative()) {
            throw new IllegalArgumentException("`lookback` and `safety_lag` can not be negative.");
        }
        if (pageSize < 1 || pageSize > LARGEST_PAGE) {
            throw new IllegalArgumentException("`page_size` is " + pageSize + ", expected 1 to " + LARGEST_PAGE + ".");
        }
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("`timeout` is `" + timeout + "`, expected more than nothing.");
        }
    }

    private static void requireAddress(URI url) {
        boolean http = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        if (!http || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "`url` is `" + url + "`, expected an address such as `https://tryton.example.com`.");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "`url` must end with its path: the account goes into `user` and `password`, the name of the"
                            + " database into `database`.");
        }
    }

    private static void requireModel(String stream, String model) {
        if (!STREAM.matcher(stream).matches()) {
            throw new IllegalArgumentException("`models` has the stream `" + stream
                    + "`, expected a name of lower-case letters, digits and `_`, such as `invoices`.");
        }
        if (StandardStreams.MODELS.containsKey(stream)) {
            throw new IllegalArgumentException("`models` has the stream `" + stream
                    + "`, which is always read from `" + StandardStreams.MODELS.get(stream)
                    + "`. Give yours another name.");
        }
        if (!MODEL.matcher(model).matches()) {
            throw new IllegalArgumentException("`models` reads `" + stream + "` from `" + model
                    + "`, expected the name of a model, such as `account.invoice`.");
        }
    }
}
