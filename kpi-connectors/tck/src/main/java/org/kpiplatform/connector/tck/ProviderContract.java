package org.kpiplatform.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.Option;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.SourceInfo;
import org.kpiplatform.connector.tck.context.KitContext;
import org.kpiplatform.connector.tck.report.KitReport;
import org.kpiplatform.connector.tck.report.KitRule;
import org.kpiplatform.connector.tck.report.Proves;

/// What a connector says about itself.
@ExtendWith(KitReport.class)
abstract class ProviderContract<C extends Record> {

    private static final String KEY = "[a-z][a-z0-9_]{0,49}";
    private static final Pattern SECRET =
            Pattern.compile("password|passphrase|secret|token|credential|apikey|privatekey");

    private @Nullable KitContext context;

    /// A new provider.
    protected abstract MetricSourceProvider<C> provider();

    /// A configuration that reaches a working origin with at least three records in [#stream]. The records must not
    /// change while a test runs.
    protected abstract C workingConfig();

    /// A configuration whose origin does not exist.
    protected abstract C unreachableConfig();

    /// The name of the stream to try.
    protected abstract String stream();

    /// The key that users would give the stream in a definition, where the source does not know one.
    protected List<String> key() {
        return List.of();
    }

    /// What can be done to the origin of [#workingConfig]. Rules that need what it can not do are reported as not
    /// tried.
    protected Scenario scenario() {
        return new Scenario() {};
    }

    /// Where relative paths of the configuration start. Absolute.
    protected Path folder() {
        return Path.of("").toAbsolutePath();
    }

    /// How long a source may take to notice that it is interrupted.
    protected Duration patience() {
        return Duration.ofSeconds(5);
    }

    /// What all sources of one test get.
    protected final KitContext context() {
        if (context == null) {
            context = new KitContext(folder());
        }
        return context;
    }

    /// Opens the working source.
    protected final MetricSource open() {
        return provider().open(workingConfig(), context());
    }

    @Test
    @Proves(KitRule.PLUGIN)
    void isFoundAsService() {
        assertThat(ServiceLoader.load(MetricSourceProvider.class).stream().map(ServiceLoader.Provider::type))
                .as("providers declared in META-INF/services")
                .contains(provider().getClass());
    }

    @Test
    @Proves(KitRule.PLUGIN)
    void saysWhatItIs() {
        SourceInfo info = provider().info();

        assertThat(info.type())
                .as("`info().type()`, by which definitions name the connector: lower-case letters, digits and `_`")
                .matches(KEY);
        assertThat(info.title()).as("`info().title()`").isNotBlank();
        assertThat(info.description())
                .as("`info().description()`, a sentence or several")
                .endsWith(".");
        assertThat(provider().info()).as("a second answer").isEqualTo(info);
    }

    @Test
    @Proves(KitRule.PLUGIN)
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
    @Proves(KitRule.SECRETS)
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
