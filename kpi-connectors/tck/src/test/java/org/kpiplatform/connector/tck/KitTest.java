package org.kpiplatform.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
import org.kpiplatform.connector.tck.report.KitRule;
import org.kpiplatform.connector.tck.report.Proves;

class KitTest {

    private static Flaw flaw = Flaw.NONE;

    /// Whoever counts pages fails four: in mid-scan, among ties, and twice at the origin's cap.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void failsAConnectorForTheBrokenPromiseAndHardlyAnyOther(Flaw broken) {
        flaw = broken;

        assertThat(failuresOf(Flawed.class)).contains(broken.noticedBy()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void triesAGoodConnectorInEverything() {
        assertThat(outcomes(MemoryContractTest.class).values()).containsOnly("SUCCESSFUL");
    }

    @ParameterizedTest
    @EnumSource
    void hasABrokenConnectorForEveryRule(KitRule rule) {
        Set<String> proofs = proofs(rule);

        assertThat(Flaw.values())
                .extracting(Flaw::noticedBy)
                .as("tests among %s", proofs)
                .anyMatch(proofs::contains);
    }

    @Test
    void saysOfEachRuleWhatCameOfIt() throws IOException {
        outcomes(Untried.class);

        assertThat(Files.readAllLines(Path.of("target", "kit", Untried.class.getName() + ".tsv")))
                .contains(
                        "1\tlosesNothingThatIsUpdatedInMidScan\tnot_tried\tthe scenario can not add a record",
                        "3\tresumesStrictlyAfterEveryCursor\tpassed\t",
                        "15\tisFoundAsService\tpassed\t")
                .doesNotHaveDuplicates();
    }

    /// A good connector whose scenario can do nothing.
    static class Untried extends MemoryContractTest {

        @Override
        protected Scenario scenario() {
            return new Scenario() {};
        }
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
            return new MemoryConnector(origin, flaw);
        }

        @Override
        protected Duration patience() {
            return Duration.ofMillis(300);
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
            return new MemoryConnector().open(new MemoryContractTest().workingConfig(), context);
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

    /// The tests that prove a rule.
    private static Set<String> proofs(KitRule rule) {
        Set<String> tests = new TreeSet<>();
        for (Class<?> type = MetricSourceContract.class; type != Object.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                Proves proves = method.getAnnotation(Proves.class);
                if (method.isAnnotationPresent(Test.class)
                        && rule == (proves == null ? KitRule.INTERFACE : proves.value())) {
                    tests.add(method.getName());
                }
            }
        }
        return tests;
    }

    private static Set<String> failuresOf(Class<?> contract) {
        return outcomes(contract).entrySet().stream()
                .filter(test -> test.getValue().equals("FAILED"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> outcomes(Class<?> contract) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .build();
        Map<String, String> outcomes = new TreeMap<>();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                    outcomes.put(
                            test.getDisplayName().replace("()", ""),
                            result.getStatus().name());
                }
            }
        });
        return outcomes;
    }
}
