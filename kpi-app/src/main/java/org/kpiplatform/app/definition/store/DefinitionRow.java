package org.kpiplatform.app.definition.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.catalog.DefinitionKind;

/// One version of a definition. Never changed but to say that it has ended, and to keep its secrets otherwise.
@Entity
@Table(schema = "kpi", name = "definition")
class DefinitionRow extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Enumerated(EnumType.STRING)
    DefinitionKind kind;

    String key;

    int revision;

    @JdbcTypeCode(SqlTypes.JSON)
    JsonNode definition;

    @Column(name = "content_hash")
    String contentHash;

    @Column(name = "valid_from")
    Instant validFrom;

    @Column(name = "valid_to")
    @Nullable
    Instant validTo;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    DefinitionRow() {}

    DefinitionRow(DefinitionId id, int revision, JsonNode definition, Instant validFrom) {
        this.kind = id.kind();
        this.key = id.key();
        this.revision = revision;
        this.validFrom = validFrom;
        write(definition);
    }

    final void write(JsonNode content) {
        definition = content;
        contentHash = Canonical.hash(content);
    }

    static List<DefinitionRow> inForce() {
        return list("validTo is null");
    }

    /// Every version of every definition of a kind.
    static List<DefinitionRow> versions(DefinitionKind kind) {
        return list("kind", kind);
    }

    static List<DefinitionRow> inForceAt(Instant moment) {
        return list("validFrom <= ?1 and (validTo is null or validTo > ?1)", moment);
    }

    static Optional<DefinitionRow> inForceAt(DefinitionId id, Instant moment) {
        return find(
                        "kind = ?1 and key = ?2 and validFrom <= ?3 and (validTo is null or validTo > ?3)",
                        id.kind(),
                        id.key(),
                        moment)
                .firstResultOptional();
    }

    /// All versions of some definitions that came into force by a moment, in that order. Those that have never been
    /// changed are left out.
    static List<DefinitionRow> versions(DefinitionKind kind, Collection<String> keys, Instant until) {
        return list(
                "kind = ?1 and key in ?2 and validFrom <= ?3"
                        + " and key in (select d.key from DefinitionRow d where d.kind = ?1 and d.revision > 1)"
                        + " order by revision",
                kind,
                keys,
                until);
    }

    static Optional<DefinitionRow> inForce(DefinitionId id) {
        return find("kind = ?1 and key = ?2 and validTo is null", id.kind(), id.key())
                .firstResultOptional();
    }

    /// The revision that comes after all that the key ever had, also before it was retired.
    static int nextRevision(DefinitionId id) {
        return DefinitionRow.<DefinitionRow>find("kind = ?1 and key = ?2 order by revision desc", id.kind(), id.key())
                .firstResultOptional()
                .map(latest -> latest.revision + 1)
                .orElse(1);
    }

    DefinitionId definitionId() {
        return new DefinitionId(kind, key);
    }
}
