package org.kpiplatform.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.rest.manifest.Manifest;
import org.kpiplatform.connector.rest.tracker.Tracker;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.tck.Delivery;

/// An API that filters by a window of time, answers in no order, and hands out twenty results for one question.
class WindowsTest {

    private static final int CAP = 20;

    private final Tracker tracker = new Tracker();

    @AfterEach
    void stop() {
        tracker.close();
    }

    @Test
    void readsMoreThanTheCapInOrder() throws InterruptedException {
        List<Integer> ids = add(150);
        tracker.issues().addAt(Instant.parse("2009-05-01T00:00:00Z"));
        try (MetricSource source = open()) {
            Delivery delivery = Reads.read(source, null);

            assertThat(values(delivery, source, "id")).hasSize(151).doesNotHaveDuplicates();
            assertThat(delivery.records())
                    .extracting(record -> (Instant) record.values().getLast())
                    .isSorted();
            assertThat(Reads.read(source, delivery.cursor()).records()).isEmpty();
            tracker.issues().update(ids.getFirst());
            assertThat(Reads.read(source, delivery.cursor()).records()).hasSize(1);
        }
        assertThat(tracker.requests())
                .as("questions about 151 issues, five on a page")
                .hasSizeLessThan(200);
    }

    @Test
    void losesNothingThatIsUpdatedMeanwhile() throws InterruptedException {
        List<Integer> ids = add(60);
        List<Integer> toUpdate = new ArrayList<>(ids.subList(10, 50));
        tracker.afterEachPage(requests -> {
            if (requests > 30 && !toUpdate.isEmpty()) {
                tracker.issues().update(toUpdate.removeFirst());
            }
        });
        try (MetricSource source = open()) {
            Delivery delivery = Reads.read(source, null);

            assertThat(toUpdate).as("what was not updated").hasSizeLessThan(40);
            Set<@Nullable Object> seen = new LinkedHashSet<>(values(delivery, source, "id"));
            assertThat(seen).containsAll(ids.stream().map(Integer::longValue).toList());
        }
    }

    @Test
    void turnsPagesOnlyWhereAUnitOfTimeIsCrowded() throws InterruptedException {
        int first = add(10).getLast();
        for (int i = 0; i < 12; i++) {
            tracker.issues().addTied(first);
        }
        try (MetricSource source = open()) {
            assertThat(Reads.read(source, null).records()).hasSize(22);
        }
        assertThat(tracker.requests()).anyMatch(request -> request.contains("page=3"));
    }

    @Test
    void saysThatAUnitOfTimeHoldsMoreThanTheCap() throws InterruptedException {
        int first = add(1).getFirst();
        for (int i = 0; i < CAP; i++) {
            tracker.issues().addTied(first);
        }
        try (MetricSource source = open()) {
            assertThatThrownBy(() -> Reads.read(source, null))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("the API hands out no more than 20 for one question");
        }
    }

    @Test
    void provesThatTheFilterFilters() throws InterruptedException {
        add(30);
        try (MetricSource source = open()) {
            assertThat(source.check()).isInstanceOf(CheckResult.Passed.class);
            tracker.ignoreFilters();
            assertThat(source.check()).isInstanceOf(CheckResult.Failed.class);
        }
        try (MetricSource source = open()) {
            assertThatThrownBy(() -> Reads.read(source, null)).hasMessageContaining("it ignores the filter");
        }
    }

    @Test
    void needsToKnowTheLastPage() {
        assertThatThrownBy(() -> Manifest.parse("a.yaml", manifest("paging: { type: page }")))
                .hasMessageContaining("`{until}` in the `request` asks for windows of time")
                .hasMessageContaining("which page is the last");
    }

    private List<Integer> add(int count) {
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(tracker.issues().add());
        }
        return ids;
    }

    private MetricSource open() {
        tracker.capped(CAP).unsorted();
        RestOptions options = new RestOptions();
        options.manifest = manifest("paging: { type: page, size_parameter: size, size: 5, pages: pages }");
        options.url = tracker.uri();
        return Reads.open(options);
    }

    private static String manifest(String paging) {
        return Manifests.of(Manifests.AUTH, paging)
                .replace("since: \"{from}\", size: 5", "since: \"{from}\", until: \"{until}\"")
                .replace("key: id", "key: id\n    result_cap: " + CAP);
    }

    private static List<@Nullable Object> values(Delivery delivery, MetricSource source, String field)
            throws InterruptedException {
        return Reads.values(delivery, Reads.spec(source), field);
    }
}
