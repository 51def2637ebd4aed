package org.kpiplatform.app.secret;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/// Keys that everybody knows.
public final class TestKeys {

    private TestKeys() {}

    /// 32 times the same byte, in base64.
    public static String of(int each) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) each);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// Seals of the first of the keys, which opens what the others have sealed.
    public static Seals seals(int active, int... old) {
        List<SealingKey> others = Arrays.stream(old).mapToObj(TestKeys::key).toList();
        return new Seals(KeyRing.of(key(active), others));
    }

    /// Seals that have no key.
    public static Seals none() {
        return new Seals(KeyRing.of(null, Stream.<SealingKey>empty().toList()));
    }

    private static SealingKey key(int each) {
        return SealingKey.of(of(each), "The test's key");
    }
}
