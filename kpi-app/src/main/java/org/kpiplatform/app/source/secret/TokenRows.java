package org.kpiplatform.app.source.secret;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.secret.Seals;

/// The tokens in the database, sealed. Those of other credentials than a source has now stay apart, so that a run that
/// still goes by an older definition neither takes nor replaces what is not its own.
@ApplicationScoped
class TokenRows {

    private static final Table<Record> TOKENS = table(name("kpi", "source_token"));
    private static final Field<String> SOURCE = field(name("source"), String.class);
    private static final Field<String> CREDENTIAL = field(name("credential"), String.class);
    private static final Field<String> FINGERPRINT = field(name("fingerprint"), String.class);
    private static final Field<String> SEALED = field(name("sealed"), String.class);
    private static final Field<Instant> RENEWED_AT = field(name("renewed_at"), Instant.class);

    private final DSLContext sql;
    private final Seals seals;
    private final Clock clock;

    TokenRows(DSLContext sql, Seals seals, Clock clock) {
        this.sql = sql;
        this.seals = seals;
        this.clock = clock;
    }

    /// Which token.
    ///
    /// @param credential  as the connector names it
    /// @param credentials what the source's configuration has to show for it, hashed
    record Key(String source, String credential, String credentials) {}

    /// What is kept.
    Optional<SealedToken> find(Key key) {
        return sql.select(SEALED)
                .from(TOKENS)
                .where(is(key))
                .and(SEALED.isNotNull())
                .limit(1)
                .fetchOptional(SEALED)
                .map(it -> opened(key.source(), key.credential(), it));
    }

    /// What is kept, which nobody else replaces until the transaction ends.
    Optional<SealedToken> lock(Key key) {
        sql.insertInto(TOKENS, SOURCE, CREDENTIAL, FINGERPRINT)
                .select(DSL.select(
                                DSL.val(key.source()),
                                DSL.val(key.credential()),
                                DSL.val(fingerprints(key).getFirst()))
                        .whereNotExists(DSL.selectOne().from(TOKENS).where(is(key))))
                .onConflictDoNothing()
                .execute();
        return sql.select(SEALED).from(TOKENS).where(is(key)).forUpdate().fetch(SEALED).stream()
                .filter(TokenRows::isThere)
                .findFirst()
                .map(it -> opened(key.source(), key.credential(), it));
    }

    /// Keeps a token in place of what was kept.
    void keep(Key key, SealedToken token) {
        String sealed =
                seals.seal(token.json(), place(key.source(), key.credential())).orElseThrow();
        int kept = sql.update(TOKENS)
                .set(SEALED, sealed)
                .set(RENEWED_AT, clock.instant())
                .where(is(key))
                .execute();
        if (kept == 0) {
            sql.insertInto(TOKENS, SOURCE, CREDENTIAL, FINGERPRINT, SEALED, RENEWED_AT)
                    .values(key.source(), key.credential(), fingerprints(key).getFirst(), sealed, clock.instant())
                    .execute();
        }
    }

    /// Forgets the tokens of a source but those for the credentials. What is being renewed just now is left to
    /// the next time: whoever waited for it would hold up all changes of definitions.
    ///
    /// @param credentials null to forget all
    void forget(String source, @Nullable String credentials) {
        Condition others = credentials == null ? DSL.noCondition() : FINGERPRINT.notIn(seals.fingerprints(credentials));
        sql.deleteFrom(TOKENS)
                .where(DSL.row(SOURCE, CREDENTIAL, FINGERPRINT)
                        .in(DSL.select(SOURCE, CREDENTIAL, FINGERPRINT)
                                .from(TOKENS)
                                .where(SOURCE.eq(source).and(others))
                                .forUpdate()
                                .skipLocked()))
                .execute();
    }

    /// Forgets those of sources that are gone.
    void forgetAllBut(Collection<String> sources) {
        sql.deleteFrom(TOKENS).where(SOURCE.notIn(sources)).execute();
    }

    /// Seals all with the key in use that were sealed with an older one.
    ///
    /// @return how many
    int reseal() {
        int resealed = 0;
        for (Record row : sql.select(SOURCE, CREDENTIAL, FINGERPRINT, SEALED)
                .from(TOKENS)
                .forUpdate()
                .fetch()) {
            String sealed = row.get(SEALED);
            if (isThere(sealed) && seals.isOutdated(sealed)) {
                resealed += reseal(row.get(SOURCE), row.get(CREDENTIAL), row.get(FINGERPRINT), sealed);
            }
        }
        return resealed;
    }

    private int reseal(String source, String credential, String fingerprint, String sealed) {
        String json = seals.open(sealed, place(source, credential));
        return sql.update(TOKENS)
                .set(SEALED, seals.seal(json, place(source, credential)).orElseThrow())
                .set(
                        FINGERPRINT,
                        seals.fingerprints(SealedToken.read(json).credentials()).getFirst())
                .where(SOURCE.eq(source), CREDENTIAL.eq(credential), FINGERPRINT.eq(fingerprint))
                .execute();
    }

    private SealedToken opened(String source, String credential, String sealed) {
        return SealedToken.read(seals.open(sealed, place(source, credential)));
    }

    private Condition is(Key key) {
        return SOURCE.eq(key.source()).and(CREDENTIAL.eq(key.credential())).and(FINGERPRINT.in(fingerprints(key)));
    }

    private List<String> fingerprints(Key key) {
        return seals.fingerprints(key.credentials());
    }

    private static boolean isThere(@Nullable String sealed) {
        return sealed != null;
    }

    private static String place(String source, String credential) {
        return "token\n" + source + "\n" + credential;
    }
}
