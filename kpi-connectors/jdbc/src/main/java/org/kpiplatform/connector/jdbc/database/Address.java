package org.kpiplatform.connector.jdbc.database;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the address of a database must be: without anything secret, for addresses are shown, and without parameters
/// that make a driver run code or read files.
public final class Address {

    private static final Pattern USER_INFO = Pattern.compile("//[^/?#;]*@");
    private static final Pattern PARAMETER = Pattern.compile("(?:^|[?&;])([^=?&;]+)=");

    private static final Set<String> USERS = Set.of("user", "username", "uid");
    private static final Set<String> PASSWORDS = Set.of("password", "pwd");
    private static final Pattern SECRET = Pattern.compile(".*(password|passwd|passphrase|secret|token|credential).*");
    private static final Set<String> DANGEROUS = Set.of(
            "socketfactory",
            "socketfactoryarg",
            "sslfactory",
            "sslfactoryarg",
            "sslpasswordcallback",
            "sslhostnameverifier",
            "authenticationpluginclassname",
            "xmlfactoryfactory",
            "loggerfile",
            "init",
            "autodeserialize",
            "queryinterceptors",
            "allowloadlocalinfile",
            "allowurlinlocalinfile");

    private Address() {}

    /// Refuses an address with a sentence that does not repeat it where it tells a secret.
    public static void require(String url) {
        if (!url.startsWith("jdbc:")) {
            throw new IllegalArgumentException(
                    "`url` does not begin with `jdbc:`; expected such as `jdbc:postgresql://host:5432/database`.");
        }
        if (USER_INFO.matcher(url).find()) {
            throw new IllegalArgumentException("`url` has an account before the host (`//user:password@host`); put it "
                    + "into the options `user` and `password`, since addresses are shown and passwords are not.");
        }
        parameters(url).forEach(Address::requireHarmless);
    }

    /// Refuses properties of a driver that ought to be options, or secret, or nowhere.
    public static void requireProperties(Collection<String> names) {
        names.forEach(Address::requireHarmless);
    }

    private static Stream<String> parameters(String url) {
        return Arrays.stream(url.split("(?=[?&;])"))
                .flatMap(part -> PARAMETER.matcher(part).results())
                .map(match -> match.group(1).strip());
    }

    private static void requireHarmless(String parameter) {
        String name = parameter.toLowerCase(Locale.ROOT);
        if (USERS.contains(name)) {
            throw new IllegalArgumentException(
                    "`" + parameter + "` of the database has an option of its own: say `user` instead.");
        }
        if (PASSWORDS.contains(name)) {
            throw new IllegalArgumentException(
                    "`" + parameter + "` must not stand where it is seen; put it into the " + "option `password`.");
        }
        if (SECRET.matcher(name).matches()) {
            throw new IllegalArgumentException("`" + parameter + "` must not stand where it is seen; put it into "
                    + "`secret_properties`, as `secret_properties: {" + parameter + ": ...}`.");
        }
        if (DANGEROUS.contains(name)) {
            throw new IllegalArgumentException(
                    "`" + parameter + "` makes a driver run code or open files, so it is " + "not accepted.");
        }
    }
}
