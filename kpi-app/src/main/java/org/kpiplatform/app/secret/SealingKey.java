package org.kpiplatform.app.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A key that seals texts. Neither its bytes nor what was read to get them ever show.
final class SealingKey {

    private static final int BYTES = 32;
    private static final int ID_BYTES = 4;
    private static final String HOW = "expected 32 random bytes in base64, such as `openssl rand -base64 32` prints";

    private final String id;
    private final SecretKeySpec cipherKey;
    private final byte[] fingerprintKey;

    /// One key for each use, so that what one use tells says nothing about the other.
    private SealingKey(byte[] bytes) {
        this.id = HexFormat.of().formatHex(Arrays.copyOf(mac(bytes, "id"), ID_BYTES));
        this.cipherKey = new SecretKeySpec(mac(bytes, "seal"), "AES");
        this.fingerprintKey = mac(bytes, "fingerprint");
    }

    /// @param base64 what was configured
    /// @param origin where it stands, for the sentence when it is no key
    static SealingKey of(String base64, String origin) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException _) {
            throw new UnusableKey(origin + " holds something that is no base64; " + HOW + ".");
        }
        if (bytes.length != BYTES) {
            throw new UnusableKey(origin + " holds a key of " + bytes.length + " bytes; " + HOW + ".");
        }
        return new SealingKey(bytes);
    }

    /// Names the key without telling it, so that a sealed text says which one opens it.
    String id() {
        return id;
    }

    SecretKeySpec cipherKey() {
        return cipherKey;
    }

    /// What finds a text again without telling it to whoever has not the key.
    String fingerprint(String text) {
        return HexFormat.of().formatHex(mac(fingerprintKey, text));
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "key " + id;
    }
}
