package org.kpiplatform.app.source.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// A configuration with the secrets in it, for a connector and nobody else.
public final class RevealedConfig {

    private final Map<String, Object> options;
    private final String credentials;

    private RevealedConfig(Map<String, Object> options, String credentials) {
        this.options = options;
        this.credentials = credentials;
    }

    /// @param secrets by their paths
    static RevealedConfig of(String connector, Map<String, Object> options, Map<String, String> secrets) {
        return new RevealedConfig(options, hash(connector, secrets));
    }

    public Map<String, Object> options() {
        return options;
    }

    /// Tells secrets from other ones. Not to be stored in the open: it could be guessed at.
    String credentials() {
        return credentials;
    }

    private static String hash(String connector, Map<String, String> secrets) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((connector + "\n").getBytes(UTF_8));
            new TreeMap<>(secrets).forEach((path, secret) -> {
                digest.update((path + "\n" + secret.length() + "\n" + secret + "\n").getBytes(UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "a configuration with its secrets";
    }
}
