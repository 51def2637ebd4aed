package org.kpiplatform.app.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.api.problem.ProblemKind;
import org.kpiplatform.app.EmptyPlatform;
import org.kpiplatform.app.definition.store.CatalogChanged;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // injected
class DefinitionsTest {

    @Inject
    Definitions definitions;

    @Inject
    DSLContext sql;

    @Inject
    Watcher watcher;

    @BeforeEach
    void defineAShopAndNothingElse() {
        retireEverything();
        definitions.put("shop", shop("csv"), new Precondition.None());
        definitions.put("orders", orders("count()"), new Precondition.None());
        definitions.put("order_count", kpi("order_count", "orders"), new Precondition.None());
    }

    @AfterEach
    void retireEverything() {
        watcher.refusal = null;
        EmptyPlatform.retireAll();
    }

    @Test
    void readsBackWhatWasPut() {
        assertThat(definitions.source("shop").definition()).isEqualTo(shop("csv"));
        assertThat(definitions.metric("orders").definition()).isEqualTo(orders("count()"));
        assertThat(definitions.catalog().kpis()).containsEntry("order_count", kpi("order_count", "orders"));
    }

    @Test
    void countsRevisionsOnlyWhenSomethingChanges() {
        int first = definitions.metric("orders").revision();

        Saved<MetricDefinition> same = definitions.put("orders", orders("count()"), new Precondition.Revision(first));
        Saved<MetricDefinition> other =
                definitions.put("orders", orders("sum(amount)"), new Precondition.Revision(first));

        assertThat(same.revision()).isEqualTo(first);
        assertThat(other.revision()).isEqualTo(first + 1);
        assertThat(other.created()).isFalse();
        assertThat(definitions.metric("orders").revision()).isEqualTo(first + 1);
    }

    @Test
    void refusesToChangeWhatSomebodyElseChangedFirst() {
        int seen = definitions.metric("orders").revision();
        definitions.put("orders", orders("sum(amount)"), new Precondition.Revision(seen));

        assertRefused(
                ProblemKind.STALE_REVISION,
                () -> definitions.put("orders", orders("avg(amount)"), new Precondition.Revision(seen)),
                "The revision in force of the metric `orders` is " + (seen + 1) + ", not " + seen);
    }

    @Test
    void refusesToChangeWithoutARevisionAndToCreateWithOne() {
        assertRefused(
                ProblemKind.PRECONDITION_REQUIRED,
                () -> definitions.put("orders", orders("avg(amount)"), new Precondition.None()),
                "There already is the metric `orders`");
        assertRefused(
                ProblemKind.STALE_REVISION,
                () -> definitions.put("orders", orders("avg(amount)"), new Precondition.Absent()),
                "There already is the metric `orders`");
        assertRefused(
                ProblemKind.STALE_REVISION,
                () -> definitions.put("fresh", kpi("fresh", "orders"), new Precondition.Revision(1)),
                "There is no such definition to change: the KPI `fresh`");
    }

    @Test
    void refusesToRetireWhatIsStillUsedAndNamesWhoUsesIt() {
        assertRefused(
                ProblemKind.CONFLICT,
                () -> definitions.retire(DefinitionKind.METRIC, "orders", new Precondition.Present()),
                "The metric `orders` is still used by the KPI `order_count` (formula)");
        assertThat(definitions.catalog().metrics()).containsKey("orders");
    }

    @Test
    void continuesTheRevisionsOfAKeyThatWasRetired() {
        int last = definitions.kpi("order_count").revision();
        retireKpi("order_count");

        Saved<KpiDefinition> again =
                definitions.put("order_count", kpi("order_count", "orders * 2"), new Precondition.None());

        assertThat(again.created()).isTrue();
        assertThat(again.revision()).isEqualTo(last + 1);
    }

    @Test
    void keepsEveryVersionWithTheTimeItWasInForce() {
        definitions.put("orders", orders("sum(amount)"), new Precondition.Present());

        List<Map<String, Object>> versions = sql.fetch("""
                        select valid_from, valid_to, content_hash, definition ->> 'measure' as measure
                        from kpi.definition where kind = 'METRIC' and key = 'orders' order by revision desc
                        """).intoMaps();
        assertThat(versions.get(0).get("valid_to")).isNull();
        assertThat(versions.get(1).get("valid_to")).isEqualTo(versions.get(0).get("valid_from"));
        assertThat(versions.get(1).get("content_hash"))
                .isNotEqualTo(versions.get(0).get("content_hash"));
        assertThat(versions.get(1).get("measure")).isEqualTo("count()");
    }

    @Test
    void suggestsTheKeyThatWasMeant() {
        assertRefused(
                ProblemKind.NOT_FOUND,
                () -> definitions.metric("ordres"),
                "There is no metric `ordres`. Did you mean `orders`?");
    }

    @Test
    void undoesAChangeThatAnObserverRefuses() {
        watcher.refusal = ProblemException.conflict("a sync is running");

        assertRefused(
                ProblemKind.CONFLICT,
                () -> definitions.put("orders", orders("avg(amount)"), new Precondition.Present()),
                "a sync is running");
        assertThat(definitions.metric("orders").definition()).isEqualTo(orders("count()"));
        assertThat(definitions.catalog().metrics()).containsEntry("orders", orders("count()"));
    }

    @Test
    void tellsObserversWhatItWasAndWhatItWillBe() {
        definitions.put("orders", orders("max(amount)"), new Precondition.Present());

        assertThat(watcher.last.before().metrics()).containsEntry("orders", orders("count()"));
        assertThat(watcher.last.after().metrics()).containsEntry("orders", orders("max(amount)"));
    }

    @Test
    void seesAtOnceWhatItWroteItself() {
        for (int i = 1; i <= 20; i++) {
            MetricDefinition changed = orders("percentile(amount, " + i + ")");
            definitions.put("orders", changed, new Precondition.Present());

            assertThat(definitions.catalog().metrics()).containsEntry("orders", changed);
        }
    }

    @Test
    void letsOneOfManyConcurrentChangesOfARevisionWin() throws Exception {
        int seen = definitions.metric("orders").revision();
        List<Callable<Boolean>> writers = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(i -> () -> succeeds(orders("percentile(amount, " + i + ")"), seen))
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> results = threads.invokeAll(writers);
            assertThat(results.stream().filter(Future::resultNow)).hasSize(1);
        }

        assertThat(definitions.metric("orders").revision()).isEqualTo(seen + 1);
    }

    private boolean succeeds(MetricDefinition metric, int seen) {
        try {
            definitions.put("orders", metric, new Precondition.Revision(seen));
            return true;
        } catch (ProblemException e) {
            assertThat(e.kind()).isEqualTo(ProblemKind.STALE_REVISION);
            return false;
        }
    }

    private void retireKpi(String key) {
        definitions.retire(DefinitionKind.KPI, key, new Precondition.Present());
    }

    private static void assertRefused(ProblemKind kind, Runnable action, String message) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(action::run)
                .withMessageStartingWith(message)
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(kind));
    }

    private static SourceDefinition shop(String connector) {
        StreamDefinition stream = new StreamDefinition(List.of("order_id"), "ordered_at", Map.of(), Map.of(), null);
        return new SourceDefinition(
                "shop",
                null,
                null,
                connector,
                Map.of("files", Map.of("orders", "orders*.csv"), "skip_lines", 1),
                "/data",
                null,
                Map.of("orders", stream));
    }

    private static MetricDefinition orders(String measure) {
        return new MetricDefinition(
                "orders", null, null, "shop.orders", measure, null, null, List.of("country"), "order");
    }

    private static KpiDefinition kpi(String key, String formula) {
        return new KpiDefinition(
                key,
                null,
                null,
                formula,
                null,
                Map.of(),
                "order",
                null,
                Grain.MONTH,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                List.of(),
                null,
                List.of());
    }

    @Singleton
    static class Watcher {

        volatile CatalogChanged last = new CatalogChanged(Catalog.EMPTY, Catalog.EMPTY);
        volatile @Nullable RuntimeException refusal;

        void watch(@Observes CatalogChanged change) {
            last = change;
            if (refusal != null) {
                throw refusal;
            }
        }
    }
}
