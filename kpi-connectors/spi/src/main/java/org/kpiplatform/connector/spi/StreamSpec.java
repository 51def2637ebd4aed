package org.kpiplatform.connector.spi;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One kind of record that a source has, and what can be relied on when it is read.
///
/// ```java
/// new StreamSpec("tickets", fields, List.of("id"), new StreamSpec.SoftDelete("status", Set.of("deleted")))
///         .withCursor(CursorField.of("updated_at", Duration.ofSeconds(1)))
///         .withOrder(StreamSpec.Order.BY_CURSOR)
///         .withResultCap(1_000)
/// ```
///
/// @param name          a key, `snake_case`, unique in the source
/// @param fields        at least one
/// @param key           the fields that identify a record; empty where the source does not know
/// @param deleteMode    how deleted records show
/// @param cursor        the field that tells what is new, or null where none does
/// @param order         in which records arrive
/// @param resultCap     the most records that the origin hands out for one question, over all its pages; zero for no
///                      cap. The connector splits its windows to stay below, and fails where it can not: it never
///                      stops quietly
/// @param tellsCoverage whether the last batch of every read says how far the stream is complete ([Batch#coverage])
public record StreamSpec(
        String name,
        List<FieldSpec> fields,
        List<String> key,
        DeleteMode deleteMode,
        @Nullable CursorField cursor,
        Order order,
        int resultCap,
        boolean tellsCoverage) {

    /// How a stream tells that a record is gone.
    public sealed interface DeleteMode {

        DeleteMode NONE = new None();
        DeleteMode TOMBSTONE = new Tombstone();
        DeleteMode SNAPSHOT_DIFF = new SnapshotDiff();
    }

    /// It does not.
    public record None() implements DeleteMode {}

    /// By records with [SourceRecord.Operation#DELETE].
    public record Tombstone() implements DeleteMode {}

    /// By a field of the record. The platform turns such a record into a delete; the connector just delivers it.
    ///
    /// @param field  of the stream
    /// @param values the texts that mean deleted, such as `deleted`; empty where every value but null and
    ///               false does, as with `deleted_at` and `is_deleted`
    public record SoftDelete(String field, Set<String> values) implements DeleteMode {

        public SoftDelete {
            Objects.requireNonNull(field);
            values = Set.copyOf(values);
        }

        public SoftDelete(String field) {
            this(field, Set.of());
        }
    }

    /// By its absence from a full refresh ([ReadRequest#fullRefresh]) that has reached its end and was not empty.
    public record SnapshotDiff() implements DeleteMode {}

    /// In which order the records of one read arrive.
    public enum Order {
        /// None that could be relied on, but that the later of two records with the same key counts.
        UNSPECIFIED,
        /// Ascending by the cursor field, then by key. Records without a value in the cursor field stand where the
        /// connector derives their place.
        BY_CURSOR
    }

    public StreamSpec {
        Objects.requireNonNull(deleteMode);
        Objects.requireNonNull(order);
        fields = List.copyOf(fields);
        key = List.copyOf(key);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("stream " + name + " has no fields");
        }
        if (resultCap < 0) {
            throw new IllegalArgumentException("stream " + name + " has a negative result cap");
        }
    }

    /// A stream that is read whole, in no order, without a cap, and that does not know how far it is complete.
    public StreamSpec(String name, List<FieldSpec> fields, List<String> key, DeleteMode deleteMode) {
        this(name, fields, key, deleteMode, null, Order.UNSPECIFIED, 0, false);
    }

    /// The same stream with other fields, of which others are the key.
    public StreamSpec withFields(List<FieldSpec> other, List<String> otherKey) {
        return new StreamSpec(name, other, otherKey, deleteMode, cursor, order, resultCap, tellsCoverage);
    }

    public StreamSpec withCursor(CursorField field) {
        return new StreamSpec(name, fields, key, deleteMode, field, order, resultCap, tellsCoverage);
    }

    public StreamSpec withOrder(Order guarantee) {
        return new StreamSpec(name, fields, key, deleteMode, cursor, guarantee, resultCap, tellsCoverage);
    }

    public StreamSpec withResultCap(int records) {
        return new StreamSpec(name, fields, key, deleteMode, cursor, order, records, tellsCoverage);
    }

    /// The same stream, whose reads say how far it is complete.
    public StreamSpec tellingCoverage() {
        return new StreamSpec(name, fields, key, deleteMode, cursor, order, resultCap, true);
    }
}
