package org.kpiplatform.connector.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.MetricSourceProvider;

/// Makes the jar of a plugin from Java source text.
final class PluginForge {

    private final Map<String, String> sources = new LinkedHashMap<>();
    private @Nullable String services;
    private @Nullable String spiVersion = "1";
    private final Map<String, String> files = new LinkedHashMap<>();
    private String classPath = System.getProperty("java.class.path");
    private boolean withClasses = true;

    /// A connector whose methods work, unless the test has replaced them.
    ///
    /// @param type    of the connector
    /// @param members of the provider's class, in place of the default ones of the same name
    static PluginForge connector(String type, String... members) {
        String given = String.join("\n", members);
        StringBuilder body = new StringBuilder(given);
        if (!given.contains(" info()")) {
            body.append("public SourceInfo info() { return new SourceInfo(\"")
                    .append(type)
                    .append("\", \"")
                    .append(type)
                    .append("\", \"For tests.\", java.util.Set.of()); }\n");
        }
        if (!given.contains(" Config(")) {
            body.append(
                    "public record Config(@Option(description = \"Anything.\", defaultValue = \"x\") String any) {}\n");
        }
        if (!given.contains(" check()")) {
            body.append("public CheckResult check() { return new CheckResult.Passed(\"fine\"); }\n");
        }
        if (!given.contains(" open(")) {
            body.append("public MetricSource open(Config config, SourceContext context) { return this; }\n");
        }
        return new PluginForge().source("acme.Connector", """
                        package acme; import org.kpiplatform.connector.spi.*;
                        public class Connector implements MetricSourceProvider<Connector.Config>, MetricSource {
                            public Class<Config> configType() { return Config.class; }
                            public java.util.List<StreamSpec> discover() { return java.util.List.of(); }
                            public RecordReader read(ReadRequest request) { throw new IllegalStateException(); }
                            public void close() {}
                            %s
                        }
                        """.formatted(body)).services("acme.Connector");
    }

    PluginForge source(String className, String text) {
        sources.put(className, text);
        return this;
    }

    PluginForge services(@Nullable String text) {
        services = text;
        return this;
    }

    PluginForge file(String name, String text) {
        files.put(name, text);
        return this;
    }

    /// Compiles against a library, in its own version.
    PluginForge library(Path jar) {
        classPath = jar + File.pathSeparator + classPath;
        return this;
    }

    PluginForge spiVersion(@Nullable String version) {
        spiVersion = version;
        return this;
    }

    PluginForge withoutClasses() {
        withClasses = false;
        return this;
    }

    void writeTo(Path jar) throws IOException {
        Files.createDirectories(jar.resolveSibling("."));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "7.1");
        if (spiVersion != null) {
            manifest.getMainAttributes().putValue("Kpi-Spi-Version", spiVersion);
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            if (services != null) {
                entry(out, "META-INF/services/" + MetricSourceProvider.class.getName(), services.getBytes(UTF_8));
            }
            for (Map.Entry<String, String> file : files.entrySet()) {
                entry(out, file.getKey(), file.getValue().getBytes(UTF_8));
            }
            if (withClasses) {
                for (Map.Entry<String, ByteArrayOutputStream> compiled :
                        compile().entrySet()) {
                    entry(
                            out,
                            compiled.getKey().replace('.', '/') + ".class",
                            compiled.getValue().toByteArray());
                }
            }
        }
    }

    private static void entry(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
    }

    private Map<String, ByteArrayOutputStream> compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
        try (JavaFileManager files =
                new ForwardingJavaFileManager<>(compiler.getStandardFileManager(null, null, UTF_8)) {
                    @Override
                    public JavaFileObject getJavaFileForOutput(
                            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
                        return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
                            @Override
                            public OutputStream openOutputStream() {
                                return classes.computeIfAbsent(className, _ -> new ByteArrayOutputStream());
                            }
                        };
                    }
                }) {
            List<String> options = List.of("-proc:none", "-cp", classPath);
            boolean compiled = compiler.getTask(
                            null,
                            files,
                            null,
                            options,
                            null,
                            sources.entrySet().stream()
                                    .map(source -> sourceFile(source.getKey(), source.getValue()))
                                    .toList())
                    .call();
            if (!compiled) {
                throw new IllegalStateException("the plugin's source does not compile");
            }
        }
        return classes;
    }

    private static JavaFileObject sourceFile(String className, String text) {
        URI uri = URI.create("memory:///" + className.replace('.', '/') + ".java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
