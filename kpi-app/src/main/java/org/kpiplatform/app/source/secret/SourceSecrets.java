package org.kpiplatform.app.source.secret;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.definition.plan.ConnectorSecrets;
import org.kpiplatform.app.secret.Seals;
import org.kpiplatform.app.secret.SecretReferences;
import org.kpiplatform.app.secret.SecretUnavailable;
import org.kpiplatform.app.secret.ToldSecrets;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.domain.source.SourceDefinition;

/// The secrets in the definitions of sources. From the moment a definition is wanted its secrets are sealed or
/// refer to where they stand; they are opened for the connector and nobody else.
@ApplicationScoped
public class SourceSecrets implements ConnectorSecrets {

    /// What is shown instead of a secret, and stands for the one that is stored when it comes back.
    static final String PLACEHOLDER = "<secret>";

    private static final String ADVICE = "or refer to it, such as by `${env:KPI_SECRET_SHOP}`.";

    private final SecretOptions options;
    private final Seals seals;
    private final SecretReferences references;

    SourceSecrets(SecretOptions options, Seals seals, SecretReferences references) {
        this.options = options;
        this.seals = seals;
        this.references = references;
    }

    @Override
    public SourceDefinition sealed(SourceDefinition wanted, @Nullable SourceDefinition present) {
        Map<String, String> stored = present == null ? Map.of() : texts(present);
        return replaced(wanted, (path, text) -> kept(wanted.key(), path, text, stored.get(path)));
    }

    @Override
    public SourceDefinition shown(SourceDefinition source) {
        SourceDefinition shown = replaced(source, (_, text) -> SecretReferences.isReference(text) ? text : PLACEHOLDER);
        // what was a secret in another version of its connector
        return replaced(shown, _ -> true, (_, text) -> Seals.isSealed(text) ? PLACEHOLDER : text);
    }

    /// As it is to be stored today: plain texts sealed, and sealed ones with the key in use. What can not be opened
    /// stays as it is.
    SourceDefinition resealed(SourceDefinition source) {
        return replaced(source, (path, text) -> {
            if (SecretReferences.isReference(text) || (Seals.isSealed(text) && !seals.isOutdated(text))) {
                return text;
            }
            try {
                return seals.seal(opened(source.key(), path, text), place(source.key(), path))
                        .orElse(text);
            } catch (SecretUnavailable _) {
                return text;
            }
        });
    }

    /// Whether an option of a connector is a secret.
    public boolean isSecret(String connector, String option) {
        return options.of(connector).test(option);
    }

    /// What speaks against a source's secrets as they are written; nothing is asked of its connector.
    public List<SecretProblem> problems(SourceDefinition source) {
        Predicate<String> secret = options.of(source.connector());
        List<SecretProblem> problems = new ArrayList<>();
        SecretTexts.of(source.config(), secret).forEach((path, text) -> tryOut(source.key(), path, text, problems));
        SecretTexts.of(source.config(), secret.negate()).forEach((path, text) -> {
            if (SecretReferences.isReference(text)) {
                problems.add(SecretProblem.error(
                        path, "refers to `" + text + "`, and only options that hold secrets may refer to something."));
            }
        });
        return problems;
    }

    /// The configuration for the connector, with the secrets in it.
    ///
    /// @throws SourceException CONFIG when one can not be had; it names the option, and what that refers to
    public RevealedConfig revealed(SourceDefinition source) {
        SourceDefinition revealed = replaced(source, (path, text) -> {
            try {
                return learned(source.key(), opened(source.key(), path, text));
            } catch (SecretUnavailable e) {
                throw new SourceException(
                        ErrorKind.CONFIG, SecretProblem.of(path, e).message());
            }
        });
        return RevealedConfig.of(source.connector(), revealed.config(), texts(revealed));
    }

    /// The same for judging the other options: what can not be had is made up.
    public Map<String, Object> supposed(SourceDefinition source) {
        return replaced(source, (path, text) -> {
                    try {
                        return learned(source.key(), opened(source.key(), path, text));
                    } catch (SecretUnavailable _) {
                        return "not known";
                    }
                })
                .config();
    }

    /// Those that stand in the definition neither sealed nor as a reference.
    long plain(SourceDefinition source) {
        return texts(source).values().stream()
                .filter(text -> !SecretReferences.isReference(text) && !Seals.isSealed(text))
                .count();
    }

    /// Those that no key at hand opens.
    long lost(SourceDefinition source) {
        return texts(source).entrySet().stream()
                .filter(it -> Seals.isSealed(it.getValue()) && !canBeOpened(source.key(), it.getKey(), it.getValue()))
                .count();
    }

    private Map<String, String> texts(SourceDefinition source) {
        return SecretTexts.of(source.config(), options.of(source.connector()));
    }

    private SourceDefinition replaced(SourceDefinition source, BinaryOperator<String> text) {
        return replaced(source, options.of(source.connector()), text);
    }

    private static SourceDefinition replaced(
            SourceDefinition source, Predicate<String> option, BinaryOperator<String> text) {
        return new SourceDefinition(
                source.key(),
                source.name(),
                source.description(),
                source.connector(),
                SecretTexts.replaced(source.config(), option, text),
                source.folder(),
                source.schedule(),
                source.streams());
    }

    /// The same secret stays sealed as it is, so that a definition that says nothing new is no change. A text that can
    /// not be kept is left alone, and [#problems] finds it.
    private String kept(String source, String path, String text, @Nullable String stored) {
        if (text.equals(PLACEHOLDER)) {
            return stored == null ? text : stored;
        }
        if (SecretReferences.isReference(text)) {
            return text;
        }
        learned(source, text);
        return stored != null && isSame(source, path, text, stored)
                ? stored
                : seals.seal(text, place(source, path)).orElse(text);
    }

    private boolean isSame(String source, String path, String text, String stored) {
        return Seals.isSealed(stored)
                && canBeOpened(source, path, stored)
                && seals.open(stored, place(source, path)).equals(text);
    }

    private boolean canBeOpened(String source, String path, String sealed) {
        try {
            seals.open(sealed, place(source, path));
            return true;
        } catch (SecretUnavailable _) {
            return false;
        }
    }

    private void tryOut(String source, String path, String text, List<SecretProblem> problems) {
        if (text.equals(PLACEHOLDER)) {
            problems.add(SecretProblem.error(
                    path,
                    "is `" + PLACEHOLDER
                            + "`, which stands for the secret that is stored, and none is stored here. Write"
                            + " the secret itself, " + ADVICE));
        } else if (!Seals.isSealed(text) && !SecretReferences.isReference(text)) {
            problems.add(SecretProblem.error(
                    path,
                    "holds a secret, and this service has no key to keep it with. Configure one (kpi.secrets.key or"
                            + " kpi.secrets.key-file) and start the service again, " + ADVICE));
        } else {
            try {
                opened(source, path, text);
            } catch (SecretUnavailable e) {
                problems.add(SecretProblem.of(path, e));
            }
        }
    }

    /// Plain texts are those of before there was a key.
    private String opened(String source, String path, String text) {
        if (SecretReferences.isReference(text)) {
            return references.lookUp(text);
        }
        return Seals.isSealed(text) ? seals.open(text, place(source, path)) : text;
    }

    private static String learned(String source, String secret) {
        ToldSecrets.learn("source " + source, secret);
        return secret;
    }

    private static String place(String source, String path) {
        return "config\n" + source + "\n" + path;
    }
}
