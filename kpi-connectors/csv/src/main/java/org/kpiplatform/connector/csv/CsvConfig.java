package org.kpiplatform.connector.csv;

import java.nio.charset.Charset;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.csv.file.Glob;
import org.kpiplatform.connector.csv.http.WebFiles;
import org.kpiplatform.connector.csv.value.DateFormats;
import org.kpiplatform.connector.spi.Option;
import org.kpiplatform.connector.spi.Secret;

/// The options of a source of delimited text files.
public record CsvConfig(
        @Option(
                description = "The streams and their files: `orders: data/orders-*.csv`. Relative to the "
                        + "definitions' folder. `*` and `?` stay within a folder, `**` spans folders, `{a,b}` "
                        + "is either; several files are read in the order of their names. Or addresses of files on "
                        + "servers, with blanks between them.",
                example = "{orders: data/orders-*.csv}")
        Map<String, String> files,

        @Option(
                description = "The character between fields; `tab` or `\\t` for a tabulator.",
                defaultValue = ",",
                example = ";")
        String delimiter,

        @Option(
                description = "The character around fields that contain delimiters or line breaks, written twice "
                        + "inside of them; `none` if quotes are plain characters.",
                defaultValue = "\"",
                example = "'")
        String quote,

        @Option(description = "Lines that begin with this character are skipped.", example = "#") @Nullable
        String comment,

        @Option(
                description = "The character set of files that do not tell it by a byte order mark.",
                defaultValue = "UTF-8",
                example = "windows-1252")
        Charset charset,

        @Option(description = "Lines to skip before the header.", defaultValue = "0", example = "2")
        int skipLines,

        @Option(
                description = "Names of fields by their titles in the header. Titles that are not here become "
                        + "snake_case by themselves: `MonthlyIncome` is `monthly_income`.",
                example = "{Net (EUR): net}")
        Map<String, String> header,

        @Option(description = "The sign before decimals.", defaultValue = ".", example = ",")
        String decimal,

        @Option(description = "The sign between groups of three digits.", example = ".") @Nullable
        String grouping,

        @Option(
                description = "Patterns of dates and timestamps beside ISO 8601, which is always understood.",
                example = "[dd.MM.yyyy, MM/dd/yyyy HH:mm]")
        List<String> dateFormats,

        @Option(
                description = "The time zone of timestamps that carry none. Without it, the organisation's.",
                example = "Europe/Berlin")
        @Nullable
        ZoneId zone,

        @Option(description = "Texts that mean nothing, beside the empty one.", example = "[NA, n/a]")
        List<String> nullValues,

        @Option(description = "The account for files on servers.", example = "kpi") @Nullable
        String user,

        @Option(description = "The password of the account.") @Nullable
        Secret password,

        @Option(description = "A bearer token for files on servers, in place of an account.") @Nullable
        Secret token,

        @Option(
                description = "Hosts to which a server may redirect, beside itself. They do not get the credential.",
                example = "[storage.example.com]")
        List<String> allowedHosts,

        @Option(
                description = "How long a server may send nothing before a download is given up.",
                defaultValue = "1m",
                example = "5m")
        Duration serverPatience,

        @Option(
                description = "How many bytes a file on a server may have, as it is sent.",
                defaultValue = "2147483648",
                example = "10000000000")
        long maxBytes) {

    static final String NO_QUOTE = "none";

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]*");
    private static final String NOT_DELIMITERS = "\r\n\"";

    public CsvConfig {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files)); // keeps the order
        delimiter = delimiter.equals("tab") || delimiter.equals("\\t") ? "\t" : delimiter;
        header = Map.copyOf(header);
        dateFormats = List.copyOf(dateFormats);
        nullValues = List.copyOf(nullValues);
        requireStreams(files);
        requireDistinct(delimiter, quote, comment);
        requireNumbers(decimal, grouping);
        requireCredential(user, password, token);
        allowedHosts =
                allowedHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
        if (serverPatience.isNegative() || serverPatience.isZero() || maxBytes < 1) {
            throw new IllegalArgumentException("`server_patience` and `max_bytes` must be more than nothing.");
        }
        dateFormats.forEach(DateFormats::requireDay);
        if (skipLines < 0) {
            throw new IllegalArgumentException("`skip_lines` is " + skipLines + ", expected 0 or more.");
        }
        header.forEach((title, name) -> requireKey(name, "field, which `header` gives to `" + title + "`,"));
    }

    private static void requireStreams(Map<String, String> files) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException(
                    "`files` names no stream; expected at least one, such as `files: {orders: data/orders-*.csv}`.");
        }
        files.forEach((stream, pattern) -> {
            requireKey(stream, "stream in `files`");
            if (pattern.isBlank()) {
                throw new IllegalArgumentException("`files` names no file for the stream `" + stream + "`.");
            }
            if (pattern.strip().matches("(?i)https?://.*")) {
                requireAddresses(pattern);
            } else {
                Glob.parse(pattern);
            }
        });
    }

    private static void requireAddresses(String text) {
        if (!WebFiles.isAddress(text)) {
            throw new IllegalArgumentException("`files` mixes an address with something else: expected addresses only, "
                    + "such as `https://example.com/orders.csv`, with blanks between them.");
        }
        WebFiles.addresses(text).forEach(address -> {
            if (address.getHost() == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
                throw new IllegalArgumentException("`files` has an address without a host, or with an account or a "
                        + "fragment in it: expected one such as `https://example.com/orders.csv`. Accounts go to "
                        + "`user` and `password`.");
            }
        });
    }

    private static void requireCredential(@Nullable String user, @Nullable Secret password, @Nullable Secret token) {
        if ((user == null) != (password == null) || (user != null && token != null)) {
            throw new IllegalArgumentException("`user` and `password` belong together, and `token` takes their place.");
        }
    }

    private static void requireKey(String name, String what) {
        if (!KEY.matcher(name).matches()) {
            throw new IllegalArgumentException("`" + name + "` can not be the name of a " + what
                    + " because names are snake_case: a letter, then letters, digits and underscores, all lower case.");
        }
    }

    private static void requireDistinct(String delimiter, String quote, @Nullable String comment) {
        requireCharacter("delimiter", delimiter);
        if (!quote.equals(NO_QUOTE)) {
            requireCharacter("quote", quote);
        }
        if (comment != null) {
            requireCharacter("comment", comment);
        }
        if (delimiter.equals(quote) || delimiter.equals(comment) || quote.equals(comment)) {
            throw new IllegalArgumentException("`delimiter`, `quote` and `comment` must differ from each other.");
        }
        if (NOT_DELIMITERS.contains(delimiter)) {
            throw new IllegalArgumentException("`" + delimiter + "` can not be a delimiter.");
        }
    }

    private static void requireNumbers(String decimal, @Nullable String grouping) {
        if (!decimal.equals(".") && !decimal.equals(",")) {
            throw new IllegalArgumentException("`decimal` is `" + decimal + "`, expected `.` or `,`.");
        }
        if (grouping != null && (grouping.length() != 1 || grouping.equals(decimal) || !".,' ’".contains(grouping))) {
            throw new IllegalArgumentException("`grouping` is `" + grouping
                    + "`, expected a point, a comma, an apostrophe or a blank that is not the decimal sign.");
        }
    }

    private static void requireCharacter(String option, String text) {
        if (text.length() != 1 || text.charAt(0) == '\n' || text.charAt(0) == '\r') {
            throw new IllegalArgumentException("`" + option + "` is `" + text + "`, expected one character.");
        }
    }
}
