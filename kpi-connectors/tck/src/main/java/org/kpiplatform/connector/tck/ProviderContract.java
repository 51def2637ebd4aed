package org.kpiplatform.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.Option;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceInfo;

/// What a connector says about itself.
abstract class ProviderContract<C extends Record> {

    private static final String KEY = "[a-z][a-z0-9_]{0,49}";
    private static final Pattern SECRET =
            Pattern.compile("password|passphrase|secret|token|credential|apikey|privatekey");

    /// A new provider.
    protected abstract MetricSourceProvider<C> provider();

    /// A configuration that reaches a working origin with at least three records in [#stream]. The records must not
    /// change while a test runs.
    protected abstract C workingConfig();

    /// A configuration whose origin does not exist.
    protected abstract C unreachableConfig();

    /// The name of the stream to try.
    protected abstract String stream();

    /// What the source gets. Override it for a source that needs a folder or a clock of its own.
    protected SourceContext context() {
        return new KitContext(Path.of("").toAbsolutePath());
    }

    /// Opens the working source.
    protected final MetricSource open() {
        return provider().open(workingConfig(), context());
    }

    @Test
    void isFoundAsService() {
        assertThat(ServiceLoader.load(MetricSourceProvider.class).stream().map(ServiceLoader.Provider::type))
                .as("providers declared in META-INF/services")
                .contains(provider().getClass());
    }

    @Test
    void saysWhatItIs() {
        SourceInfo info = provider().info();

        assertThat(info.type()).matches(KEY);
        assertThat(info.title()).isNotBlank();
        assertThat(info.description()).endsWith(".");
        assertThat(provider().info()).as("a second answer").isEqualTo(info);
    }

    @Test
    void documentsEveryOption() {
        assertThat(provider().configType().getRecordComponents())
                .allSatisfy(component -> assertThat(component.getAnnotation(Option.class))
                        .as("@Option on `%s`", component.getName())
                        .isNotNull())
                .allSatisfy(component -> assertThat(
                                component.getAnnotation(Option.class).description())
                        .as("description of `%s`", component.getName())
                        .endsWith("."));
    }

    @Test
    void keepsSecretsInTheirType() {
        assertThat(Arrays.stream(provider().configType().getRecordComponents())
                        .filter(component -> component.getType() == String.class)
                        .map(RecordComponent::getName)
                        .map(name -> name.toLowerCase(Locale.ROOT)))
                .as("options that look secret, but are no %s", Secret.class.getSimpleName())
                .noneMatch(name -> SECRET.matcher(name).find());
    }

    @Test
    void opensWithoutTouchingTheOrigin() {
        assertThatCode(() -> provider().open(unreachableConfig(), context()).close())
                .as("opening a source whose origin does not exist")
                .doesNotThrowAnyException();
    }
}
