package org.kpiplatform.app.source.secret;

import org.kpiplatform.app.secret.SecretUnavailable;

/// Something about a secret that should be mended.
///
/// @param path    `config.password`
/// @param message a sentence, without the secret
/// @param blocks  whether the definition can not come into force with it; otherwise it is enough to mend it before the
///     source is read
public record SecretProblem(String path, String message, boolean blocks) {

    static SecretProblem error(String option, String predicate) {
        return new SecretProblem(path(option), sentence(option, predicate), true);
    }

    static SecretProblem of(String option, SecretUnavailable e) {
        return new SecretProblem(path(option), sentence(option, e.predicate()), e.isRefused());
    }

    private static String path(String option) {
        return "config." + SecretTexts.shown(option);
    }

    private static String sentence(String option, String predicate) {
        return "The option `" + SecretTexts.shown(option) + "` " + predicate;
    }
}
