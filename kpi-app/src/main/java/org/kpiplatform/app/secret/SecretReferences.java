package org.kpiplatform.app.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Secrets that stand elsewhere, and are looked up whenever they are needed: `${env:KPI_SECRET_SHOP}`,
/// `${file:shop/password}`.
@ApplicationScoped
public class SecretReferences {

    private static final Pattern FORM = Pattern.compile("\\$\\{([^}]*)}", Pattern.DOTALL);
    private static final Pattern KNOWN = Pattern.compile("\\$\\{(env|file):([^}]+)}");
    private static final long LARGEST = 65_536;

    private final String prefix;
    private final Optional<Path> folder;
    private final Function<String, @Nullable String> environment;

    @Inject
    SecretReferences(SecretsConfig config) {
        this(config.environment(), config.folder(), System::getenv);
    }

    SecretReferences(String prefix, Optional<Path> folder, Function<String, @Nullable String> environment) {
        this.prefix = prefix;
        this.folder = folder;
        this.environment = environment;
    }

    /// Whether it looks like a reference, be it one that is known or not.
    public static boolean isReference(String text) {
        return FORM.matcher(text).matches();
    }

    /// What stands there now.
    ///
    /// @throws SecretUnavailable when nothing does, or when it may not be looked at
    public String lookUp(String reference) {
        Matcher parts = KNOWN.matcher(reference);
        if (!parts.matches()) {
            throw SecretUnavailable.refused("refers to something unknown: expected `${env:" + prefix
                    + "NAME}` or `${file:NAME}`, found `" + reference + "`.");
        }
        String text =
                parts.group(1).equals("env") ? variable(reference, parts.group(2)) : file(reference, parts.group(2));
        if (text.isEmpty()) {
            throw new SecretUnavailable("refers to `" + reference + "`, which is empty.");
        }
        return text;
    }

    private String variable(String reference, String name) {
        if (!name.startsWith(prefix)) {
            throw SecretUnavailable.refused(
                    "refers to `" + reference + "`, which definitions may not: the variable's name"
                            + " has to begin with `" + prefix + "` (kpi.secrets.environment).");
        }
        String text = environment.apply(name);
        if (text == null) {
            throw new SecretUnavailable(
                    "refers to `" + reference + "`, and the service was started without this environment variable.");
        }
        return text;
    }

    private String file(String reference, String name) {
        Path root = folder.orElseThrow(() -> SecretUnavailable.refused(
                "refers to `" + reference + "`, and no folder of secrets is configured (kpi.secrets.folder)."));
        try {
            Path real = root.toRealPath();
            Path file = real.resolve(name).normalize();
            if (!file.startsWith(real) || !file.toRealPath().startsWith(real)) {
                throw SecretUnavailable.refused("refers to `" + reference + "`, which is not in the folder of secrets `"
                        + root + "` (kpi.secrets.folder).");
            }
            return text(reference, file);
        } catch (NoSuchFileException _) {
            throw new SecretUnavailable("refers to `" + reference + "`, and there is no such file in `" + root + "`.");
        } catch (IOException | InvalidPathException e) {
            throw new SecretUnavailable("refers to `" + reference + "`, which can not be read: "
                    + e.getClass().getSimpleName() + ".");
        }
    }

    /// Without the line's end that editors add.
    private static String text(String reference, Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new SecretUnavailable("refers to `" + reference + "`, which is larger than 64 kilobytes.");
        }
        return Files.readString(file).replaceFirst("\\R\\z", "");
    }
}
