package org.kpiplatform.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// What Halden Roast has defined over its records: sources, metrics, and KPIs under one north star.
public final class DemoDefinitions {

    /// The KPI that all others serve.
    public static final String NORTH_STAR = "contribution_profit";

    private static final List<String> FILES = List.of(
            "sources.yaml",
            "metrics-sales.yaml",
            "metrics-shop.yaml",
            "metrics-support.yaml",
            "kpis-profit.yaml",
            "kpis-sales.yaml",
            "kpis-shop.yaml",
            "kpis-support.yaml");

    private DemoDefinitions() {}

    /// Writes all files, replacing those that are there. The sources in them look for the records in the
    /// same folder.
    ///
    /// @return the files, in the order in which they were written
    public static List<Path> write(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> written = new ArrayList<>();
        for (String name : FILES) {
            Path file = folder.resolve(name);
            try (InputStream packaged = DemoDefinitions.class.getResourceAsStream("/demo/" + name)) {
                if (packaged == null) {
                    throw new IllegalStateException("the demo was packaged without " + name);
                }
                Files.copy(packaged, file, StandardCopyOption.REPLACE_EXISTING);
            }
            written.add(file);
        }
        return written;
    }
}
