package org.kpiplatform.app.source.plugin;

import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.plugin.PluginRescan;
import org.kpiplatform.api.plugin.PluginState;
import org.kpiplatform.api.plugin.PluginView;
import org.kpiplatform.api.plugin.PluginsApi;
import org.kpiplatform.api.problem.ProblemKind;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.connector.host.PluginChanges;
import org.kpiplatform.connector.host.Plugins;
import org.kpiplatform.connector.host.folder.PluginRefusal;

@RunOnVirtualThread
class PluginsResource implements PluginsApi {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

    private final Plugins plugins;
    private final PluginViews views;
    private final PluginsConfig config;

    PluginsResource(Plugins plugins, PluginViews views, PluginsConfig config) {
        this.plugins = plugins;
        this.views = views;
        this.config = config;
    }

    @Override
    public List<PluginView> plugins() {
        return views.all();
    }

    @Override
    public Response install(@Nullable String name, InputStream archive) {
        requireAllowed();
        String wanted = requireName(name);
        if (names().contains(wanted)) {
            throw ProblemException.conflict("There is a plugin `" + wanted
                    + "` already. Put another version in its place: PUT /api/v1/plugins/" + wanted + ".");
        }
        PluginView installed = put(wanted, archive);
        return Response.created(URI.create("/api/v1/plugins/" + wanted))
                .entity(installed)
                .build();
    }

    @Override
    public PluginView upgrade(String name, InputStream archive) {
        requireAllowed();
        requireThere(name);
        return put(name, archive);
    }

    @Override
    public void remove(String name, boolean force) {
        requireAllowed();
        PluginView plugin = requireThere(name);
        if (!plugin.sources().isEmpty() && !force) {
            throw ProblemException.conflict("Plugin `" + name + "` is used by "
                    + (plugin.sources().size() == 1 ? "the source " : "the sources ")
                    + plugin.sources().stream().map(it -> "`" + it + "`").collect(Collectors.joining(", "))
                    + ". Retire them first, or remove it all the same by `force=true`: their syncs fail then until a "
                    + "plugin brings their connector again.");
        }
        try {
            plugins.remove(name);
            Log.infof("Plugin removed: %s", name);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    @Override
    public PluginRescan rescan() {
        PluginChanges changes = plugins.rescan();
        Log.infof("Plugins folder looked into again: %s", changes);
        return new PluginRescan(
                changes.added(),
                changes.upgraded(),
                changes.removed(),
                changes.refused().stream().map(it -> it.reason()).toList());
    }

    private PluginView put(String name, InputStream archive) {
        try {
            Path upload = Files.createTempFile("kpi-plugin-", ".upload");
            try {
                Files.copy(archive, upload, StandardCopyOption.REPLACE_EXISTING);
                plugins.install(name, upload);
            } finally {
                Files.deleteIfExists(upload);
            }
        } catch (PluginRefusal e) {
            throw ProblemException.invalid(e.getMessage(), List.of());
        } catch (IOException e) {
            throw notWritable(e);
        }
        PluginView installed = requireThere(name);
        Log.infof("Plugin installed: %s, version %s, %s", name, installed.version(), installed.files());
        return installed;
    }

    private void requireAllowed() {
        if (!config.install()) {
            throw ProblemException.of(
                    ProblemKind.FORBIDDEN,
                    "Plugins are code that runs in the service, so this service does not take them over REST. Put the plugin "
                            + "into its plugins folder and POST /api/v1/plugins/rescan, or start the service with "
                            + "`kpi.plugins.install=true`.");
        }
    }

    private static String requireName(@Nullable String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw ProblemException.invalidParameter(
                    "name",
                    "The plugin's name is " + (name == null ? "missing" : "`" + ProblemException.quoted(name) + "`")
                            + ", while a small letter and then letters, digits, `_` and `-` are expected, 64 at most, such as "
                            + "`rivers`.");
        }
        return name;
    }

    private List<String> names() {
        return present().stream().map(PluginView::name).toList();
    }

    private PluginView requireThere(String name) {
        return present().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("plugin", name, names()));
    }

    private List<PluginView> present() {
        return views.all().stream()
                .filter(it -> it.state() == PluginState.ACTIVE || it.state() == PluginState.REFUSED)
                .toList();
    }

    private ProblemException notWritable(IOException e) {
        Log.errorf(e, "The plugins folder can not be changed");
        return ProblemException.unavailable("The plugins folder `" + config.folder()
                + "` can not be changed: " + e + ". Nothing has changed. Let the service write to it, or change it by "
                + "hand and POST /api/v1/plugins/rescan.");
    }
}
