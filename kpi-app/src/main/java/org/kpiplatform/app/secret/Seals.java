package org.kpiplatform.app.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/// Seals texts for the database by AES-256-GCM, each for the one place where it stands: moved to another one it does
/// not open. A sealed text is `sealed:1:`, the id of its key, and a nonce with the ciphertext in base64.
///
/// Thread-safe.
public final class Seals {

    private static final Pattern SEALED = Pattern.compile("sealed:1:([0-9a-f]{8}):([A-Za-z0-9_-]+)");
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyRing keys;
    private final SecureRandom random = new SecureRandom();

    Seals(KeyRing keys) {
        this.keys = keys;
    }

    /// Whether there is a key to seal with.
    public boolean canSeal() {
        return keys.active() != null;
    }

    /// Whether it has the form of a sealed text.
    public static boolean isSealed(String text) {
        return SEALED.matcher(text).matches();
    }

    /// Whether it would be sealed with another key today.
    public boolean isOutdated(String sealed) {
        return keys.active() != null && !keys.active().id().equals(keyOf(sealed).group(1));
    }

    /// Seals a text.
    ///
    /// @param place what opens it has to name the same
    /// @return empty where no key is configured
    public Optional<String> seal(String text, String place) {
        return Optional.ofNullable(keys.active()).map(key -> sealed(key, text, place));
    }

    /// The text that was sealed.
    ///
    /// @throws SecretUnavailable when its key is not at hand, or when it was sealed for another place
    public String open(String sealed, String place) {
        Matcher parts = keyOf(sealed);
        SealingKey key = keys.named(parts.group(1))
                .orElseThrow(() -> new SecretUnavailable("is sealed with the key " + parts.group(1)
                        + ", which this service does not have. Configure that key (kpi.secrets.key, or"
                        + " kpi.secrets.old-keys beside a new one), or type the secret in anew."));
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(parts.group(2));
            byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, place);
            return new String(cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES), UTF_8);
        } catch (AEADBadTagException | IllegalArgumentException _) {
            throw new SecretUnavailable(
                    "was sealed for another place or has been tampered with. Type the secret in anew.");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has AES in GCM", e);
        }
    }

    /// What finds a text again that is not to be told: one for each key, that of the active one first.
    public List<String> fingerprints(String text) {
        return keys.all().stream().map(key -> key.fingerprint(text)).toList();
    }

    private String sealed(SealingKey key, String text, String place) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, key, nonce, place).doFinal(text.getBytes(UTF_8));
            byte[] bytes = Arrays.copyOf(nonce, NONCE_BYTES + ciphertext.length);
            System.arraycopy(ciphertext, 0, bytes, NONCE_BYTES, ciphertext.length);
            return "sealed:1:" + key.id() + ":"
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has AES in GCM", e);
        }
    }

    private static Cipher cipher(int mode, SealingKey key, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.cipherKey(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(UTF_8));
        return cipher;
    }

    private static Matcher keyOf(@Nullable String sealed) {
        Matcher parts = SEALED.matcher(String.valueOf(sealed));
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a sealed text");
        }
        return parts;
    }
}
