package org.kpiplatform.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceInfo;

class KitTest {

    private static Flaw flaw = Flaw.NONE;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void failsAConnectorForTheBrokenPromiseAndHardlyAnyOther(Flaw broken) {
        flaw = broken;

        assertThat(failuresOf(Flawed.class)).contains(broken.noticedBy()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void failsAConnectorWhoseOptionsAreSecretsInTheOpenAndUndocumented() {
        assertThat(failuresOf(Careless.class)).contains("documentsEveryOption", "keepsSecretsInTheirType");
    }

    @Test
    void failsAConnectorThatIsNoService() {
        assertThat(failuresOf(Careless.class)).contains("isFoundAsService");
    }

    /// The connector with the flaw of the running test. Nested, so that the build does not run it by itself.
    static class Flawed extends MemoryContractTest {

        @Override
        protected MetricSourceProvider<MemoryConfig> provider() {
            return new MemoryConnector(flaw);
        }
    }

    record CarelessConfig(String password) {}

    static final class CarelessConnector implements MetricSourceProvider<CarelessConfig> {

        @Override
        public SourceInfo info() {
            return new MemoryConnector().info();
        }

        @Override
        public Class<CarelessConfig> configType() {
            return CarelessConfig.class;
        }

        @Override
        public MetricSource open(CarelessConfig config, SourceContext context) {
            return new MemorySource(new MemoryContractTest().workingConfig(), Flaw.NONE);
        }
    }

    /// A connector that does not care for its options.
    static class Careless extends MetricSourceContract<CarelessConfig> {

        @Override
        protected MetricSourceProvider<CarelessConfig> provider() {
            return new CarelessConnector();
        }

        @Override
        protected CarelessConfig workingConfig() {
            return new CarelessConfig("open sesame");
        }

        @Override
        protected CarelessConfig unreachableConfig() {
            return new CarelessConfig("");
        }

        @Override
        protected String stream() {
            return "things";
        }
    }

    private static Set<String> failuresOf(Class<?> contract) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .build();
        Set<String> failures = new TreeSet<>();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest() && result.getStatus() == TestExecutionResult.Status.FAILED) {
                    failures.add(test.getDisplayName().replace("()", ""));
                }
            }
        });
        return failures;
    }
}
