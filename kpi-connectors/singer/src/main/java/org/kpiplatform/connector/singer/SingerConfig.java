package org.kpiplatform.connector.singer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Option;
import org.kpiplatform.connector.spi.Secret;

/// The options of a tap. Streams and fields are named as the source's streams and fields are named.
public record SingerConfig(
        @Option(
                description = "The tap, by its absolute path, and arguments that it always gets. It must lie in a "
                        + "folder that the operator permits.",
                example = "[/opt/taps/tap-github]")
        List<String> command,

        @Option(
                description = "What the tap wants to know, for its configuration file. A dot in a name goes a level "
                        + "deeper.",
                example = "{start_date: 2026-01-01T00:00:00Z}")
        Map<String, String> settings,

        @Option(description = "Settings that are not text, each as JSON.", example = "{archived: false}")
        Map<String, String> jsonSettings,

        @Option(description = "Settings that must not be seen.", example = "{access_token: ...}")
        Map<String, Secret> secretSettings,

        @Option(
                description = "Where the tap runs: a folder that this source may read. Without it, an empty one.",
                example = "exports")
        @Nullable
        String workingFolder,

        @Option(
                description = "Variables of the service's environment that the tap gets, among those that the operator "
                        + "permits.",
                example = "[HTTPS_PROXY]")
        List<String> environment,

        @Option(
                description = "The argument by which the tap takes its catalog: `catalog`, or `properties` for old "
                        + "taps.",
                defaultValue = "catalog")
        CatalogArgument catalogArgument,

        @Option(
                description = "The fields that identify a record, by stream, with commas between them, where the tap "
                        + "does not say it.",
                example = "{labels: id}")
        Map<String, String> keys,

        @Option(
                description = "The field that tells what is new, by stream, where the tap leaves the choice.",
                example = "{public_orders: updated_at}")
        Map<String, String> replicationKeys,

        @Option(
                description = "What becomes of records without a value in that field, by stream: `raise` (as for "
                        + "streams that are not named) or `exclude`.",
                example = "{public_orders: exclude}")
        Map<String, NullCursor> nullCursors,

        @Option(
                description = "The field that tells that a record is deleted, by stream: it is then not null or true.",
                example = "{issues: deleted_at}")
        Map<String, String> softDeletes,

        @Option(
                description = "Streams that are read whole, of which a full refresh deletes nothing that is missing.",
                example = "[labels]")
        List<String> keepMissing,

        @Option(
                description = "How far before the last read a new one begins, for records that show late.",
                defaultValue = "0s",
                example = "10m")
        Duration lookback,

        @Option(
                description = "The time zone of times without one. Without it, the organisation's.",
                example = "Europe/Berlin")
        @Nullable
        ZoneId zone,

        @Option(description = "Dates that stand for none.", example = "[1970-01-01, 9999-12-31]")
        List<String> nullDates,

        @Option(description = "How long the tap may take to tell its streams.", defaultValue = "5m", example = "10m")
        Duration discoveryLimit,

        @Option(
                description = "How long the tap may write nothing before it counts as hanging.",
                defaultValue = "8m",
                example = "2m")
        Duration silenceLimit) {

    /// The argument by which a tap takes its catalog.
    public enum CatalogArgument {
        CATALOG,
        PROPERTIES;

        String argument() {
            return this == CATALOG ? "--catalog" : "--properties";
        }
    }

    /// What becomes of records without a value in the field that tells what is new.
    public enum NullCursor {
        RAISE,
        EXCLUDE
    }

    public SingerConfig {
        command = List.copyOf(command);
        environment = List.copyOf(environment);
        keepMissing = List.copyOf(keepMissing);
        nullDates = List.copyOf(nullDates);
        if (command.isEmpty() || !command.getFirst().startsWith("/")) {
            throw new IllegalArgumentException("`command` is " + command
                    + ", expected the absolute path of a tap, such as " + "`[/opt/taps/tap-github]`.");
        }
        requirePositive("discovery_limit", discoveryLimit);
        requirePositive("silence_limit", silenceLimit);
        if (lookback.isNegative()) {
            throw new IllegalArgumentException("`lookback` is negative: " + lookback + ".");
        }
        nullDates.forEach(SingerConfig::date);
        requireDistinct(settings, jsonSettings, secretSettings);
        jsonSettings.forEach(SingerConfig::requireJson);
    }

    List<LocalDate> datesThatAreNone() {
        return nullDates.stream().map(SingerConfig::date).toList();
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "`null_dates` has `" + text + "`, expected dates such as `1970-01-01`.", e);
        }
    }

    private static void requirePositive(String option, Duration span) {
        if (span.isNegative() || span.isZero()) {
            throw new IllegalArgumentException("`" + option + "` is " + span + "; expected more than nothing.");
        }
    }

    /// Nor may a setting be a part of another one, as `a.b` is of `a`.
    private static void requireDistinct(Map<String, ?> settings, Map<String, ?> json, Map<String, ?> secrets) {
        Set<String> names = new HashSet<>();
        Stream.of(settings, json, secrets).flatMap(map -> map.keySet().stream()).forEach(name -> {
            if (!names.add(name)) {
                throw new IllegalArgumentException("The setting `" + name + "` is given twice: give it once.");
            }
        });
        for (String name : names) {
            for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
                if (names.contains(name.substring(0, dot))) {
                    throw new IllegalArgumentException("The setting `" + name + "` is a part of `"
                            + name.substring(0, dot) + "`, which is given, too: give one of them.");
                }
            }
        }
    }

    private static void requireJson(String name, String text) {
        try {
            new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "`json_settings` has `" + name + "`, which is no JSON: " + e.getOriginalMessage() + ".", e);
        }
    }
}
