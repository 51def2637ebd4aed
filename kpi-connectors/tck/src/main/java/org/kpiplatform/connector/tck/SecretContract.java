package org.kpiplatform.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.spi.Token;
import org.kpiplatform.connector.tck.report.KitRule;
import org.kpiplatform.connector.tck.report.Proves;
import org.kpiplatform.connector.tck.report.Unproven;

/// What a source does with passwords and tokens.
abstract class SecretContract<C extends Record> extends FailureContract<C> {

    /// What may go wrong while a secret is at hand.
    private static final List<Consumer<Scenario>> TROUBLES = List.of(
            Scenario::overload,
            Scenario::garble,
            scenario -> scenario.limitRate(Duration.ofSeconds(1)),
            scenario -> scenario.useUpQuota(Duration.ofSeconds(1)),
            Scenario::refuseCredential);

    @Test
    @Proves(KitRule.SECRETS)
    void tellsNoSecretInItsCursors() throws InterruptedException {
        requireSecrets();
        StreamSpec spec = discovered();
        try (MetricSource source = open()) {
            Delivery delivery = Delivery.of(source, new ReadRequest(spec, null), 1);

            List<String> secrets = secrets();
            assertThat(delivery.batches())
                    .extracting(batch -> batch.next().token())
                    .allSatisfy(token -> assertThat(secrets).noneMatch(token::contains));
            assertThat(delivery.records())
                    .extracting(record -> record.position().resource())
                    .allSatisfy(resource -> assertThat(secrets).noneMatch(resource::contains));
        }
    }

    @Test
    @Proves(KitRule.SECRETS)
    void tellsNoSecretInWhatItLogsAndComplainsOf() throws InterruptedException {
        requireSecrets();
        StreamSpec spec = discovered();
        List<String> said = new ArrayList<>(List.of(workingConfig().toString()));
        try (MetricSource source = open()) {
            said.add(source.toString());
            said.add(said(source::check));
            said.add(said(source::discover));
            said.add(said(() -> Delivery.of(source, new ReadRequest(spec, null), MANY)));
        }
        said.add(said(() -> inTrouble(spec, _ -> {})));
        said.add(said(() -> unreachable(MetricSource::check)));
        said.add(said(() -> unreachable(source -> Delivery.of(source, new ReadRequest(spec, null), MANY))));
        for (Consumer<Scenario> trouble : TROUBLES) {
            said.add(said(() -> inTrouble(spec, trouble)));
            context().clock().advance(Duration.ofMinutes(1));
        }
        said.addAll(context().logger().lines());

        List<String> secrets = secrets();
        assertThat(said).allSatisfy(text -> assertThat(secrets).noneMatch(text::contains));
    }

    private Delivery inTrouble(StreamSpec spec, Consumer<Scenario> trouble) throws InterruptedException {
        trouble.accept(scenario());
        return read(new ReadRequest(spec, null));
    }

    private interface Call {
        Object of(MetricSource source) throws InterruptedException;
    }

    private Object unreachable(Call call) throws InterruptedException {
        try (MetricSource source = provider().open(unreachableConfig(), context())) {
            return call.of(source);
        }
    }

    /// What an answer or an exception says, with everything that caused it.
    private static String said(Callable<?> call) throws InterruptedException {
        try {
            return Objects.toString(call.call());
        } catch (InterruptedException e) {
            throw e;
        } catch (Unproven e) {
            return ""; // the scenario can not do it
        } catch (Exception e) {
            StringBuilder said = new StringBuilder();
            for (Throwable at = e; at != null; at = at.getCause()) {
                said.append(at).append('\n');
            }
            return said.toString();
        }
    }

    @Test
    @Proves(KitRule.TOKENS)
    void renewsAnExpiredTokenOnceAndKeepsIt() throws InterruptedException {
        StreamSpec spec = discovered();
        scenario().expireToken();
        int before = context().tokens().exchanged().size();

        Delivery first = read(new ReadRequest(spec, null));
        Delivery second = read(new ReadRequest(spec, null));

        assertThat(first.keys(spec)).isNotEmpty().isEqualTo(second.keys(spec));
        assertThat(context().tokens().exchanged())
                .as(
                        "tokens that were renewed through %s",
                        context().tokens().getClass().getSimpleName())
                .hasSize(before + 1);
    }

    @Test
    @Proves(KitRule.TOKENS)
    void usesNoTokenThatCouldNotBeKept() throws InterruptedException {
        StreamSpec spec = discovered();
        scenario().expireToken();
        int before = context().tokens().exchanged().size();
        context().tokens().failToKeep();

        assertThatThrownBy(() -> read(new ReadRequest(spec, null))).isInstanceOf(SourceException.class);

        List<Token> lost = context().tokens().exchanged();
        assertThat(lost.subList(before, lost.size()))
                .as("tokens that were renewed and lost")
                .isNotEmpty()
                .allSatisfy(token -> assertThat(scenario().requestsWith(token.access()))
                        .as("requests with it")
                        .isZero());
    }

    private void requireSecrets() {
        if (configured().isEmpty()) {
            throw Unproven.notApplicable("the configuration has no secret");
        }
    }

    /// Those of the configuration, and those that came in exchange for them.
    private List<String> secrets() {
        List<String> secrets = new ArrayList<>(configured());
        for (Token token : context().tokens().exchanged()) {
            secrets.add(token.access().reveal());
            token.refreshing().map(Secret::reveal).ifPresent(secrets::add);
        }
        return secrets;
    }

    private List<String> configured() {
        Record config = workingConfig();
        List<String> secrets = new ArrayList<>();
        for (RecordComponent component : config.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                addSecrets(component.getAccessor().invoke(config), secrets);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("the configuration can not be read", e);
            }
        }
        return secrets;
    }

    private static void addSecrets(@Nullable Object value, List<String> secrets) {
        switch (value) {
            case Secret secret -> secrets.add(secret.reveal());
            case Map<?, ?> map -> map.values().forEach(inner -> addSecrets(inner, secrets));
            case List<?> list -> list.forEach(inner -> addSecrets(inner, secrets));
            case null, default -> {}
        }
    }
}
