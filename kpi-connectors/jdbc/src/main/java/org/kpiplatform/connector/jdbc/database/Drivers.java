package org.kpiplatform.connector.jdbc.database;

import io.trino.jdbc.TrinoDriver;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// Finds the driver of an address: first in the folder `drivers` of the plugin, then among those that are part of
/// it. Drivers are code, so they are taken from beside the jars that run, as the platform has copied them and
/// held them against what is pinned; so a jar that is dropped in is found after a rescan. No driver stays
/// registered with [java.sql.DriverManager], which would keep the plugin's classes alive after the plugin is
/// gone.
public final class Drivers implements AutoCloseable {

    private static final String FOLDER = "drivers";

    private final Path folder;
    private final Path installed;
    private @Nullable URLClassLoader dropped;
    private final List<Driver> drivers = new ArrayList<>();

    /// @param pluginFolder where the plugin was installed, for messages
    public Drivers(Path pluginFolder) {
        this.folder = location().resolveSibling(FOLDER);
        this.installed = pluginFolder.resolve(FOLDER);
    }

    /// The driver that accepts the address.
    public synchronized Driver of(String url) throws SQLException {
        if (drivers.isEmpty()) {
            drivers.addAll(droppedDrivers());
            drivers.add(new org.postgresql.Driver());
            drivers.add(new TrinoDriver());
            Registrations.withdraw();
        }
        for (Driver driver : drivers) {
            if (driver.acceptsURL(url)) {
                return driver;
            }
        }
        throw new SourceException(
                ErrorKind.CONFIG,
                "No driver knows the `url` of the database. Those of PostgreSQL (`jdbc:postgresql:`) and Trino "
                        + "(`jdbc:trino:`) are here; put the jar of another one into the folder `" + installed
                        + "`, and say `kpi plugins rescan`.");
    }

    @Override
    public synchronized void close() {
        try {
            for (Driver driver : drivers) {
                if (driver instanceof TrinoDriver trino) {
                    trino.close();
                }
            }
            drivers.clear();
            if (dropped != null) {
                dropped.close();
                dropped = null;
            }
        } catch (IOException e) {
            throw new SourceException(ErrorKind.TRANSIENT, "A driver could not be closed: " + e.getMessage() + ".", e);
        }
    }

    private List<Driver> droppedDrivers() {
        List<Path> jars = jars();
        if (jars.isEmpty()) {
            return List.of();
        }
        List<URL> urls = new ArrayList<>(jars.stream().map(Drivers::url).toList());
        urls.add(url(location())); // for Registrations
        // the JDK's loader above it, so that a newer driver of the same name is another class than the plugin's
        URLClassLoader loader =
                new URLClassLoader("drivers", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        dropped = loader;
        List<Driver> found = ServiceLoader.load(Driver.class, loader).stream()
                .filter(provider -> loader.equals(provider.type().getClassLoader()))
                .map(ServiceLoader.Provider::get)
                .toList();
        Registrations.withdrawIn(loader);
        return found;
    }

    private List<Path> jars() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new SourceException(ErrorKind.CONFIG, "The folder `" + folder + "` can not be listed: " + e + ".", e);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a file has a URL: " + file, e);
        }
    }

    /// The jar of this class.
    private static Path location() {
        try {
            return Path.of(Drivers.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a plugin is a file", e);
        }
    }
}
