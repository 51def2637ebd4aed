package org.kpiplatform.connector.host.folder;

import org.jspecify.annotations.Nullable;

/// The versions of the SPI that a platform speaks: those that plugins may have been compiled against.
///
/// @param oldest the first one from which nothing was taken away since
/// @param newest the platform's own
record SpiVersions(int oldest, int newest) {

    /// Of this platform. `kpi.spi.version` of the build says the newest, too.
    static final SpiVersions SPOKEN = new SpiVersions(1, 1);

    static final String ATTRIBUTE = "Kpi-Spi-Version";

    SpiVersions {
        if (oldest < 1 || newest < oldest) {
            throw new IllegalArgumentException("versions " + oldest + " to " + newest);
        }
    }

    /// Refuses a plugin that this platform can not use.
    ///
    /// @param declared what the manifest of its jar says, or null
    void require(String plugin, @Nullable String declared) throws PluginRefusal {
        if (declared == null) {
            throw new PluginRefusal("Plugin `" + plugin + "` does not say which version of the SPI it was built "
                    + "against: its jar's manifest lacks `" + ATTRIBUTE + ": " + newest + "`.");
        }
        if (!declared.matches("[1-9][0-9]{0,8}")) {
            throw new PluginRefusal("Plugin `" + plugin + "` says `" + ATTRIBUTE + ": " + declared
                    + "` in its jar's manifest, while a whole number such as `" + newest + "` is expected.");
        }
        int version = Integer.parseInt(declared);
        if (version > newest) {
            throw new PluginRefusal(
                    builtAgainst(plugin, version) + "Update the platform, or install an older release of the plugin.");
        }
        if (version < oldest) {
            throw new PluginRefusal(builtAgainst(plugin, version)
                    + "Install a newer release of the plugin, or ask its author to build one.");
        }
    }

    private String builtAgainst(String plugin, int version) {
        String spoken = oldest == newest ? "version " + newest : "versions " + oldest + " to " + newest;
        return "Plugin `" + plugin + "` was built against version " + version
                + " of the SPI, while this platform speaks " + spoken + ". ";
    }
}
