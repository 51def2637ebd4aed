package org.kpiplatform.connector.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.kpiplatform.connector.rest.manifest.Manifest;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceException;

/// Finds the manifest that the option `manifest` means: a text has line breaks, the name of a file has none.
final class ManifestText {

    private static final long LARGEST = 1 << 20;

    private ManifestText() {}

    static Manifest parse(String option, SourceContext context) {
        return option.contains("\n")
                ? Manifest.parse("The manifest", option)
                : Manifest.parse(option, file(option, context));
    }

    private static String file(String name, SourceContext context) {
        try {
            Path path = context.folder().resolve(name).toRealPath();
            if (!context.mayRead(path)) {
                throw refused("The manifest `" + path + "` is outside of the folders that this service may read.");
            }
            if (Files.size(path) > LARGEST) {
                throw refused("`" + path + "` is no manifest: it has more than a million bytes.");
            }
            return Files.readString(path);
        } catch (NoSuchFileException _) {
            throw refused("There is no manifest `" + name + "` in `" + context.folder() + "`.");
        } catch (InvalidPathException | IOException e) {
            throw refused("The manifest `" + name + "` can not be read: " + e.getMessage() + ".");
        }
    }

    private static SourceException refused(String sentence) {
        return new SourceException(ErrorKind.CONFIG, sentence);
    }
}
