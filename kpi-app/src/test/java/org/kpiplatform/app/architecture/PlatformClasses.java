package org.kpiplatform.app.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The classes of all modules, read from where the build put them: connectors are on no class path.
final class PlatformClasses {

    static final List<String> MODULES = List.of(
            "kpi-domain",
            "kpi-api",
            "kpi-connectors/spi",
            "kpi-connectors/tck",
            "kpi-connectors/host",
            "kpi-connectors/csv",
            "kpi-connectors/jdbc",
            "kpi-connectors/rest",
            "kpi-connectors/singer",
            "kpi-connectors/tryton",
            "kpi-app");

    static final JavaClasses ALL = in(MODULES.stream());

    private PlatformClasses() {}

    static JavaClasses of(String module) {
        return in(Stream.of(module));
    }

    private static JavaClasses in(Stream<String> modules) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPaths(modules.map(module -> Path.of("..", module, "target", "classes"))
                        .toList());
    }
}
