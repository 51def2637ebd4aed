package org.kpiplatform.connector.host.preset;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A file of definitions that a plugin brings: a source of its connector, with metrics and KPIs over its streams.
///
/// @param name        of the file, without `.yaml`: `github_issues`
/// @param title       what its comment `# title:` says, or the name
/// @param description what its comment `# description:` says, or an empty text
/// @param currency    what its comment `# currency:` says: the ISO 4217 code of its amounts, or null where it has none
/// @param text        the YAML as it stands in the plugin
public record Preset(
        String name,
        String title,
        String description,
        @Nullable String currency,
        String text) {

    /// The same preset with its amounts in another currency: the code is replaced wherever it is a word.
    ///
    /// @throws IllegalStateException when the preset has no currency
    public Preset in(String other) {
        if (currency == null) {
            throw new IllegalStateException("preset " + name + " has no currency");
        }
        String changed = text.replaceAll("\\b" + Pattern.quote(currency) + "\\b", other);
        return new Preset(name, title, description, other, changed);
    }
}
