package org.kpiplatform.app.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// The version that was built.
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream written = Version.class.getResourceAsStream("/kpi-build.properties")) {
            if (written != null) {
                build.load(written);
            }
        }
        return new String[] {
            "kpi " + build.getProperty("version", "of unknown version") + " on Java " + Runtime.version()
        };
    }
}
