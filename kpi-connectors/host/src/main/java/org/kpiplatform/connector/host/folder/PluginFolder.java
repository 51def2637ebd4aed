package org.kpiplatform.connector.host.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// The folder that plugins lie in, each a folder of jars or a single jar. Changes are prepared in its hidden folder
/// `.kpi` and put in place by renaming, under a lock that processes share. [#recover] undoes a change that was
/// interrupted.
public final class PluginFolder {

    /// Locks of files are held by processes, so threads need one of their own.
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final Path folder;
    private final Path own;

    public PluginFolder(Path folder) {
        this.folder = folder;
        this.own = folder.resolve(".kpi");
    }

    public Path path() {
        return folder;
    }

    public boolean exists() {
        return Files.isDirectory(folder);
    }

    /// What lies in it, in the order of the names, without hidden files.
    public List<Path> entries() throws IOException {
        return Files.isDirectory(own) ? alone(this::list) : list();
    }

    /// The plugin that an entry is, by its name.
    public static String nameOf(Path entry) {
        Path last = entry.getFileName();
        String name = last == null ? entry.toString() : last.toString();
        return isJar(entry) ? name.substring(0, name.length() - ".jar".length()) : name;
    }

    /// The folder that an entry is installed in: itself, or the one that a single jar lies in.
    public static Path homeOf(Path entry) {
        Path home = isJar(entry) ? entry.resolveSibling("") : entry;
        return home.toAbsolutePath().normalize();
    }

    /// The jars of an entry, in the order of their names.
    public static List<Path> jarsOf(Path entry) throws PluginRefusal {
        if (isJar(entry)) {
            return List.of(entry);
        }
        if (!Files.isDirectory(entry)) {
            throw new PluginRefusal("`" + entry.getFileName()
                    + "` is neither a jar nor a folder of jars. Keep nothing but plugins in the plugins folder.");
        }
        try (Stream<Path> files = Files.list(entry)) {
            List<Path> jars = files.filter(PluginFolder::isJar).sorted().toList();
            if (jars.isEmpty()) {
                throw new PluginRefusal("The folder of plugin `" + nameOf(entry) + "` holds no jar.");
            }
            return jars;
        } catch (IOException e) {
            throw new PluginRefusal("The folder of plugin `" + nameOf(entry) + "` can not be listed: " + e + ".");
        }
    }

    /// Unpacks an upload where nobody looks for plugins.
    ///
    /// @param archive a jar, or a zip of jars
    /// @return a folder of jars, to [#put] or to [#drop]
    public Path stage(String name, Path archive) throws IOException, PluginRefusal {
        Path incoming = Files.createDirectories(own.resolve("incoming"));
        Path staged = Files.createDirectory(
                Files.createTempDirectory(incoming, "upload-").resolve(name));
        try {
            PluginArchive.unpack(archive, staged);
            return staged;
        } catch (IOException | PluginRefusal e) {
            drop(staged);
            throw e;
        }
    }

    /// Copies what its operator has added to the plugin that is in place, where what is staged has none of that name:
    /// sub-folders, such as one with drivers, and files that are no jars, such as one with permissions.
    public void takeOver(Path staged) throws IOException {
        Optional<Path> old = entries().stream()
                .filter(it -> nameOf(it).equals(nameOf(staged)) && Files.isDirectory(it))
                .findFirst();
        for (Path child : old.isPresent() ? children(old.get()) : List.<Path>of()) {
            Path target = staged.resolve(child.getFileName());
            if (!isJar(child) && !isHidden(child) && !Files.exists(target)) {
                Trees.copy(child, target);
            }
        }
    }

    /// Forgets a staged folder.
    public void drop(Path staged) throws IOException {
        Trees.delete(Objects.requireNonNull(staged.getParent()));
    }

    /// Makes a staged folder the plugin of its name, in place of what had that name.
    public void put(Path staged) throws IOException {
        String name = nameOf(staged);
        alone(() -> {
            Optional<Path> old = entry(name);
            Path aside = Files.createDirectories(own.resolve("replaced"))
                    .resolve(old.map(Path::getFileName).map(Path::toString).orElse(name));
            Trees.delete(aside);
            if (old.isPresent()) {
                Files.move(old.get(), aside, StandardCopyOption.ATOMIC_MOVE);
            }
            try {
                Files.move(staged, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                if (old.isPresent()) {
                    Files.move(aside, old.get(), StandardCopyOption.ATOMIC_MOVE);
                }
                throw e;
            }
            Trees.delete(aside);
            return true;
        });
        drop(staged);
    }

    /// Takes a plugin out of the folder, if it is there.
    public void remove(String name) throws IOException {
        Files.createDirectories(own);
        alone(() -> {
            Optional<Path> entry = entry(name);
            if (entry.isPresent()) {
                Path gone = Files.createTempDirectory(Files.createDirectories(own.resolve("removed")), "plugin-");
                Files.move(entry.get(), gone.resolve(entry.get().getFileName()), StandardCopyOption.ATOMIC_MOVE);
                Trees.delete(gone);
            }
            return true;
        });
    }

    /// Puts back a plugin that was on its way to be replaced when its service died, and clears what that has left.
    public void recover() throws IOException {
        if (!Files.isDirectory(own)) {
            return;
        }
        alone(() -> {
            Trees.delete(own.resolve("incoming"));
            Trees.delete(own.resolve("removed"));
            Path replaced = own.resolve("replaced");
            for (Path aside : Files.isDirectory(replaced) ? children(replaced) : List.<Path>of()) {
                if (entry(nameOf(aside)).isEmpty()) {
                    Files.move(aside, folder.resolve(aside.getFileName()), StandardCopyOption.ATOMIC_MOVE);
                } else {
                    Trees.delete(aside);
                }
            }
            return true;
        });
    }

    private List<Path> list() throws IOException {
        return children(folder).stream().filter(file -> !isHidden(file)).toList();
    }

    private Optional<Path> entry(String name) throws IOException {
        return list().stream().filter(entry -> nameOf(entry).equals(name)).findFirst();
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static boolean isHidden(Path entry) {
        Path last = entry.getFileName();
        return last != null && last.toString().startsWith(".");
    }

    static boolean isJar(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".jar") && !Files.isDirectory(file);
    }

    /// Something done with files.
    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T alone(Work<T> work) throws IOException {
        THREADS.lock();
        try (FileChannel lock =
                        FileChannel.open(own.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = lock.lock()) {
            return work.run();
        } finally {
            THREADS.unlock();
        }
    }
}
