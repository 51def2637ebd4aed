package org.kpiplatform.app.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealsTest {

    private static final String PLACE = "config\nshop\npassword";

    private final Seals seals = TestKeys.seals(1);

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "", "ä€😀\u0001", "sealed:1:00000000:AAAA"})
    void opensWhatItHasSealed(String secret) {
        String sealed = seals.seal(secret, PLACE).orElseThrow();

        assertThat(Seals.isSealed(sealed)).isTrue();
        assertThat(seals.open(sealed, PLACE)).isEqualTo(secret);
        assertThat(seals.seal(secret, PLACE)).get().isNotEqualTo(sealed);
    }

    @Test
    void aSealedTextThatIsMovedToAnotherPlaceDoesNotOpen() {
        String sealed = seals.seal("hunter2", PLACE).orElseThrow();

        assertThatThrownBy(() -> seals.open(sealed, "config\nmine\npassword"))
                .isInstanceOf(SecretUnavailable.class)
                .hasMessage("was sealed for another place or has been tampered with. Type the secret in anew.");
    }

    @Test
    void aSealedTextThatIsChangedDoesNotOpen() {
        String sealed = seals.seal("hunter2", PLACE).orElseThrow();
        char last = sealed.charAt(sealed.length() - 3);
        String changed = sealed.substring(0, sealed.length() - 3)
                + (last == 'A' ? 'B' : 'A')
                + sealed.substring(sealed.length() - 2);

        assertThatThrownBy(() -> seals.open(changed, PLACE)).isInstanceOf(SecretUnavailable.class);
        assertThatThrownBy(() -> seals.open(sealed.substring(0, 24), PLACE)).isInstanceOf(SecretUnavailable.class);
    }

    @Test
    void oldKeysOpenAndSealNothingAnymore() {
        String old = seals.seal("hunter2", PLACE).orElseThrow();
        Seals rotated = TestKeys.seals(2, 1);

        assertThat(rotated.open(old, PLACE)).isEqualTo("hunter2");
        assertThat(rotated.isOutdated(old)).isTrue();
        assertThat(rotated.isOutdated(rotated.seal("hunter2", PLACE).orElseThrow()))
                .isFalse();
    }

    @Test
    void aKeyThatIsNotAtHandIsNamed() {
        String old = seals.seal("hunter2", PLACE).orElseThrow();

        assertThatThrownBy(() -> TestKeys.seals(2).open(old, PLACE))
                .isInstanceOf(SecretUnavailable.class)
                .hasMessageContaining(
                        "is sealed with the key " + old.substring("sealed:1:".length(), "sealed:1:".length() + 8)
                                + ", which this service does not have")
                .hasMessageContaining("kpi.secrets.old-keys");
    }

    @Test
    void fingerprintsAreFoundAgainByOldKeysAndTellNothing() {
        assertThat(TestKeys.seals(2, 1).fingerprints("basis")).containsAll(seals.fingerprints("basis"));
        assertThat(seals.fingerprints("basis"))
                .doesNotContainAnyElementsOf(TestKeys.seals(2).fingerprints("basis"));
    }

    @Test
    void nothingIsSealedWithoutAKey() {
        assertThat(TestKeys.none().canSeal()).isFalse();
        assertThat(TestKeys.none().seal("hunter2", PLACE)).isEmpty();
    }

    @Test
    void keysThatAreNoneAreRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> SealingKey.of("hunter2!", "kpi.secrets.key"))
                .isInstanceOf(UnusableKey.class)
                .hasMessage(
                        "kpi.secrets.key holds something that is no base64; expected 32 random bytes in base64, such as"
                                + " `openssl rand -base64 32` prints.");
        assertThatThrownBy(() -> SealingKey.of("aHVudGVyMg==", "kpi.secrets.key"))
                .hasMessageStartingWith("kpi.secrets.key holds a key of 7 bytes; expected 32 random bytes");
    }

    @Test
    void aKeyFileIsMadeForItsOwnerOnlyAndReadAgain(@TempDir Path folder) throws IOException {
        KeyFile file = new KeyFile(folder.resolve("secrets.key"));
        file.make();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        assertThat(file.isOpenToAll()).isFalse();
        assertThat(file.read().id()).isEqualTo(file.read().id()).matches("[0-9a-f]{8}");
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(file.isOpenToAll()).isTrue();
    }
}
