package org.kpiplatform.app.source.upload;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.SelectOnConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.upload.UploadedFile;

/// The files in the database, in pieces that fit into memory.
@ApplicationScoped
class UploadRows {

    private static final Table<Record> FILES = table(name("kpi", "uploaded_file"));
    private static final Field<String> SOURCE = field(name("source"), SQLDataType.CLOB);
    private static final Field<String> NAME = field(name("name"), SQLDataType.CLOB);
    private static final Field<Long> CONTENT = field(name("content"), SQLDataType.BIGINT);
    private static final Field<Instant> UPLOADED_AT = field(name("uploaded_at"), SQLDataType.INSTANT);
    private static final Field<String> UPLOADED_BY = field(name("uploaded_by"), SQLDataType.CLOB);

    private static final Table<Record> CONTENTS = table(name("kpi", "uploaded_content"));
    private static final Field<Long> ID = field(name("id"), SQLDataType.BIGINT);
    private static final Field<Long> SIZE = field(name("size"), SQLDataType.BIGINT);
    private static final Field<String> SHA256 = field(name("sha256"), SQLDataType.CLOB);

    private static final Table<Record> CHUNKS = table(name("kpi", "uploaded_chunk"));
    private static final Field<Integer> ORDINAL = field(name("ordinal"), SQLDataType.INTEGER);
    private static final Field<byte[]> BYTES = field(name("bytes"), SQLDataType.BLOB);

    private static final int CHUNK = 1024 * 1024;

    private final DSLContext sql;

    UploadRows(DSLContext sql) {
        this.sql = sql;
    }

    /// A file with the number of its content.
    record Row(UploadedFile file, long content) {}

    /// The files of a source by name.
    List<Row> of(String source) {
        return select().where(SOURCE.eq(source)).orderBy(NAME).fetch(UploadRows::row);
    }

    Optional<Row> find(String source, String file) {
        return select().where(is(source, file)).fetchOptional(UploadRows::row);
    }

    private SelectOnConditionStep<Record> select() {
        return sql.select(List.of(NAME, CONTENT, UPLOADED_AT, UPLOADED_BY, SIZE, SHA256))
                .from(FILES)
                .join(CONTENTS)
                .on(ID.eq(CONTENT));
    }

    /// Stores the bytes of a file, which nobody sees before [#replace].
    @Transactional(TxType.MANDATORY)
    long add(ReceivedFile file) throws IOException {
        Record1<Long> added = sql.insertInto(CONTENTS, SIZE, SHA256)
                .values(file.size(), file.sha256())
                .returningResult(ID)
                .fetchSingle();
        long content = Objects.requireNonNull(added.value1());
        try (InputStream in = Files.newInputStream(file.path())) {
            int ordinal = 0;
            for (byte[] bytes = in.readNBytes(CHUNK); bytes.length > 0; bytes = in.readNBytes(CHUNK)) {
                sql.insertInto(CHUNKS, CONTENT, ORDINAL, BYTES)
                        .values(content, ordinal, bytes)
                        .execute();
                ordinal++;
            }
        }
        return content;
    }

    /// Puts a content in the place of the one before.
    ///
    /// @return whether there was one
    @Transactional(TxType.MANDATORY)
    boolean replace(String source, String file, long content, Instant at, @Nullable String author) {
        // of two that come at once, the later one has to see the earlier
        sql.select(DSL.function(
                        DSL.systemName("pg_advisory_xact_lock"),
                        SQLDataType.OTHER,
                        DSL.function(
                                DSL.systemName("hashtextextended"),
                                SQLDataType.BIGINT,
                                DSL.val("upload " + source + "/" + file),
                                DSL.inline(0L))))
                .fetch();
        Optional<Row> before = find(source, file);
        sql.insertInto(FILES, SOURCE, NAME, CONTENT, UPLOADED_AT, UPLOADED_BY)
                .values(source, file, content, at, author)
                .onConflict(SOURCE, NAME)
                .doUpdate()
                .set(CONTENT, content)
                .set(UPLOADED_AT, at)
                .set(UPLOADED_BY, author)
                .execute();
        before.ifPresent(it -> drop(Set.of(it.content())));
        return before.isPresent();
    }

    /// Says that a file came again just so.
    ///
    /// @return whether it is still there
    boolean confirm(String source, Row same, Instant at, @Nullable String author) {
        return sql.update(FILES)
                        .set(UPLOADED_AT, at)
                        .set(UPLOADED_BY, author)
                        .where(is(source, same.file().name()))
                        .and(CONTENT.eq(same.content()))
                        .execute()
                > 0;
    }

    /// Deletes a file.
    ///
    /// @return whether there was one
    @Transactional
    boolean delete(String source, String file) {
        return delete(is(source, file));
    }

    /// Deletes all files of a source.
    @Transactional
    void deleteAll(String source) {
        delete(SOURCE.eq(source));
    }

    private boolean delete(Condition which) {
        Set<Long> contents =
                sql.deleteFrom(FILES).where(which).returningResult(CONTENT).fetchSet(CONTENT);
        drop(contents);
        return !contents.isEmpty();
    }

    private void drop(Set<Long> contents) {
        sql.deleteFrom(CONTENTS).where(ID.in(contents)).execute();
    }

    /// Which of some contents some file still has.
    Set<Long> inUse(Set<Long> contents) {
        return sql.select(CONTENT).from(FILES).where(CONTENT.in(contents)).fetchSet(CONTENT);
    }

    /// Copies a content, as far as it is still there.
    ///
    /// @return how many bytes that were
    long copy(long content, OutputStream to) throws IOException {
        long copied = 0;
        byte[] bytes = chunk(content, 0);
        for (int ordinal = 1; bytes != null; ordinal++) {
            to.write(bytes);
            copied += bytes.length;
            bytes = chunk(content, ordinal);
        }
        return copied;
    }

    private byte @Nullable [] chunk(long content, int ordinal) {
        return sql.select(BYTES)
                .from(CHUNKS)
                .where(CONTENT.eq(content), ORDINAL.eq(ordinal))
                .fetchOne(BYTES);
    }

    private static Row row(Record row) {
        return new Row(
                new UploadedFile(
                        row.get(NAME), row.get(SIZE), row.get(SHA256), row.get(UPLOADED_AT), row.get(UPLOADED_BY)),
                row.get(CONTENT));
    }

    private static Condition is(String source, String file) {
        return SOURCE.eq(source).and(NAME.eq(file));
    }
}
