package org.kpiplatform.connector.singer;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kpiplatform.connector.singer.catalog.Catalog;
import org.kpiplatform.connector.singer.catalog.CatalogStream;
import org.kpiplatform.connector.singer.value.FieldPath;
import org.kpiplatform.connector.spi.CursorField;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;

/// What can be relied on when a stream of a tap is read, as far as the tap says it and the definition adds to it.
record StreamSpecs(SingerConfig config) {

    List<StreamSpec> of(Catalog catalog) {
        Map<String, Collection<String>> named = Map.of(
                "null_cursors", config.nullCursors().keySet(),
                "soft_deletes", config.softDeletes().keySet(),
                "keep_missing", config.keepMissing());
        named.forEach((option, streams) -> streams.forEach(stream -> requireKnown(option, stream, catalog)));
        return catalog.streams().stream().map(this::spec).toList();
    }

    private static void requireKnown(String option, String name, Catalog catalog) {
        if (catalog.stream(name).isEmpty()) {
            throw new SourceException(
                    ErrorKind.CONFIG,
                    "`" + option + "` names the stream `" + name + "`, which the tap does not have; there are "
                            + catalog.streams().stream()
                                    .map(CatalogStream::name)
                                    .toList() + ".");
        }
    }

    private StreamSpec spec(CatalogStream stream) {
        List<FieldSpec> fields = stream.fields().stream().map(FieldPath::field).toList();
        StreamSpec spec = new StreamSpec(stream.name(), fields, stream.key(), deleteMode(stream));
        return cursor(stream).map(spec::withCursor).orElse(spec);
    }

    private StreamSpec.DeleteMode deleteMode(CatalogStream stream) {
        String soft = config.softDeletes().get(stream.name());
        if (soft != null) {
            return new StreamSpec.SoftDelete(softDelete(stream, soft).field().name());
        }
        if (stream.tellsDeletes()) {
            return StreamSpec.DeleteMode.TOMBSTONE;
        }
        boolean whole = stream.method() == CatalogStream.Method.FULL_TABLE;
        return whole && !config.keepMissing().contains(stream.name())
                ? StreamSpec.DeleteMode.SNAPSHOT_DIFF
                : StreamSpec.DeleteMode.NONE;
    }

    private static FieldPath softDelete(CatalogStream stream, String field) {
        return stream.field(field)
                .orElseThrow(() -> new SourceException(
                        ErrorKind.CONFIG,
                        "`soft_deletes` names the field `" + field + "` of the stream `" + stream.name()
                                + "`, which has no such field."));
    }

    /// Taps promise no order, and do not say how fine their times are.
    private Optional<CursorField> cursor(CatalogStream stream) {
        return Optional.ofNullable(stream.replicationKey())
                .flatMap(stream::fieldOf)
                .filter(field -> field.type() == FieldType.TIMESTAMP
                        || field.type() == FieldType.DATE
                        || field.type() == FieldType.INTEGER)
                .map(field -> CursorField.of(
                                field.name(), field.type() == FieldType.DATE ? Duration.ofDays(1) : Duration.ZERO)
                        .withMissing(missing(stream))
                        .withLookback(config.lookback()));
    }

    private CursorField.Missing missing(CatalogStream stream) {
        return config.nullCursors().get(stream.name()) == SingerConfig.NullCursor.EXCLUDE
                ? CursorField.Missing.EXCLUDE
                : CursorField.Missing.RAISE;
    }
}
