package org.kpiplatform.connector.jdbc;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.jdbc.database.QualifiedName;
import org.kpiplatform.connector.jdbc.database.ReadOnlyText;
import org.kpiplatform.connector.jdbc.relation.DeclaredStream;
import org.kpiplatform.connector.jdbc.relation.DeclaredStream.Origin;
import org.kpiplatform.connector.spi.CursorField.Missing;
import org.kpiplatform.connector.spi.StreamSpec;

/// The streams of a configuration, whose options are spread over many maps, and what they must be.
final class DeclaredStreams {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,49}");

    private DeclaredStreams() {}

    static void require(Map<String, String> tables, Map<String, String> queries) {
        if (tables.isEmpty() && queries.isEmpty()) {
            throw new IllegalArgumentException(
                    "neither `tables` nor `queries` names a stream; expected one at least, such as "
                            + "`tables: {orders: shop.orders}`.");
        }
        tables.keySet().forEach(stream -> requireKey(stream, "tables"));
        queries.keySet().forEach(stream -> requireKey(stream, "queries"));
        tables.keySet().stream().filter(queries::containsKey).findFirst().ifPresent(stream -> {
            throw new IllegalArgumentException(
                    "the stream `" + stream + "` is in `tables` and in `queries`; expected one of them.");
        });
        tables.values().forEach(QualifiedName::parse);
        queries.forEach((stream, text) -> ReadOnlyText.require(text, "queries." + stream));
    }

    private static void requireKey(String stream, String option) {
        if (!KEY.matcher(stream).matches()) {
            throw new IllegalArgumentException(
                    "`" + stream + "` can not be the name of a stream in `" + option
                            + "` because names are snake_case: a letter, then letters, digits and underscores, all lower case.");
        }
    }

    /// Refuses options for streams that do not exist.
    static void requireKnown(
            Map<String, String> tables,
            Map<String, String> queries,
            Map<String, ? extends Collection<String>> options) {
        new TreeMap<>(options)
                .forEach((option, streams) -> streams.stream()
                        .filter(stream -> !tables.containsKey(stream) && !queries.containsKey(stream))
                        .findFirst()
                        .ifPresent(stream -> {
                            throw new IllegalArgumentException("`" + option + "` names the stream `" + stream
                                    + "`, which is neither in `tables` nor in `queries`.");
                        }));
    }

    static void requireFallback(
            String stream, JdbcConfig.NullCursor policy, @Nullable String cursor, @Nullable String fallback) {
        if (policy == JdbcConfig.NullCursor.INCLUDE && (cursor == null || fallback == null)) {
            throw new IllegalArgumentException("`null_cursors` includes rows of `" + stream
                    + "` without a cursor; expected their columns `cursors." + stream + "` and `cursor_fallbacks."
                    + stream + "`.");
        }
    }

    static Map<String, DeclaredStream> of(JdbcConfig config) {
        Map<String, DeclaredStream> streams = new LinkedHashMap<>();
        config.tables()
                .forEach((name, table) ->
                        streams.put(name, stream(config, name, new Origin.Table(QualifiedName.parse(table)))));
        config.queries()
                .forEach((name, text) ->
                        streams.put(name, stream(config, name, new Origin.Query(ReadOnlyText.withoutEnd(text)))));
        return streams;
    }

    private static DeclaredStream stream(JdbcConfig config, String name, Origin origin) {
        String key = config.keys().get(name);
        return new DeclaredStream(
                name, origin, key == null ? List.of() : parts(key, ","), cursor(config, name), deletes(config, name));
    }

    private static DeclaredStream.@Nullable Cursor cursor(JdbcConfig config, String name) {
        String column = config.cursors().get(name);
        if (column == null) {
            return null;
        }
        JdbcConfig.NullCursor policy = config.nullCursors().getOrDefault(name, JdbcConfig.NullCursor.RAISE);
        String fallback = policy == JdbcConfig.NullCursor.INCLUDE
                ? config.cursorFallbacks().get(name)
                : null;
        return new DeclaredStream.Cursor(
                column.strip(), Missing.valueOf(policy.name()), fallback, config.lookback(), config.safetyLag());
    }

    private static StreamSpec.DeleteMode deletes(JdbcConfig config, String name) {
        String soft = config.softDeletes().get(name);
        if (soft == null) {
            return config.snapshotDeletes().contains(name)
                    ? StreamSpec.DeleteMode.SNAPSHOT_DIFF
                    : StreamSpec.DeleteMode.NONE;
        }
        int equals = soft.indexOf('=');
        return equals < 0
                ? new StreamSpec.SoftDelete(soft.strip())
                : new StreamSpec.SoftDelete(
                        soft.substring(0, equals).strip(), Set.copyOf(parts(soft.substring(equals + 1), "\\|")));
    }

    private static List<String> parts(String text, String separator) {
        return Arrays.stream(text.split(separator))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
