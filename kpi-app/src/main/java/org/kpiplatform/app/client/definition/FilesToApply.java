package org.kpiplatform.app.client.definition;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.kpiplatform.api.definition.DefinitionFile;
import org.kpiplatform.api.definition.DefinitionFiles;
import org.kpiplatform.app.client.command.CommandFailed;

/// The YAML files that `kpi apply` sends.
public final class FilesToApply {

    private final List<DefinitionFile> files;

    private FilesToApply(List<DefinitionFile> files) {
        this.files = files;
    }

    /// Reads files and what lies below folders, in the order of their names. What begins with a dot is left
    /// out.
    public static FilesToApply read(List<Path> paths) throws IOException {
        List<DefinitionFile> files = new ArrayList<>();
        for (Path path : paths) {
            for (Path file : below(path)) {
                files.add(read(file));
            }
        }
        return new FilesToApply(List.copyOf(files));
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /// What is sent. Files are called as the user wrote them, so that messages name what can be opened.
    public DefinitionFiles request(boolean retireAbsent) {
        return new DefinitionFiles(files, retireAbsent);
    }

    /// The lines of a file that was read; none for another.
    List<String> lines(String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .map(file -> file.text().lines().toList())
                .orElse(List.of());
    }

    private static List<Path> below(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> isDefinition(path.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isDefinition(Path file) {
        for (Path part : file) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        String name = file.toString();
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static DefinitionFile read(Path file) throws IOException {
        try {
            Path folder = file.toAbsolutePath().normalize().getParent();
            return new DefinitionFile(file.toString(), String.valueOf(folder), Files.readString(file));
        } catch (NoSuchFileException absent) {
            throw new CommandFailed("There is no file or folder '" + file + "'.", absent);
        } catch (MalformedInputException notText) {
            throw new CommandFailed("'" + file + "' is not UTF-8 text.", notText);
        }
    }
}
