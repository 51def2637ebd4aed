package org.kpiplatform.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kpiplatform.connector.rest.tracker.Tracker;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.tck.Delivery;

/// More records than fit on a page changed in the same second, so that pages must be turned, in each of the ways
/// of turning them, while records change.
class PagingTest {

    private static final int CROWD = 23;

    private final Tracker tracker = new Tracker();
    private final Tracker elsewhere = new Tracker();

    @AfterEach
    void stop() {
        tracker.close();
        elsewhere.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paging: { type: link_header }",
                "paging: { type: next_link, path: next }",
                "paging: { type: page, size_parameter: size, size: 5 }",
                "paging: { type: page, size_parameter: size, size: 4, pages: pages }",
                "paging: { type: offset, size_parameter: size, size: 5 }",
                "paging: { type: offset, size: 100, total: total }",
                "paging: { type: token, parameter: token, path: next_token, size_parameter: size, size: 3 }"
            })
    void readsACrowdOnceInOrder(String paging) throws InterruptedException {
        addCrowd();
        int last = tracker.issues().add();
        try (MetricSource source = open(paging)) {
            Delivery delivery = Reads.read(source, null);

            List<@Nullable Object> ids = Reads.values(delivery, Reads.spec(source), "id");
            assertThat(ids).hasSize(CROWD + 1).doesNotHaveDuplicates().endsWith((long) last);
            assertThat(Reads.read(source, delivery.cursor()).records()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"paging: { type: link_header }", "paging: { type: offset, size_parameter: size, size: 5 }"})
    void losesNothingOfACrowdThatIsUpdatedWhileItIsRead(String paging) throws InterruptedException {
        List<Integer> crowd = addCrowd();
        List<Integer> toUpdate = new ArrayList<>(crowd.subList(0, 4));
        tracker.afterEachPage(requests -> {
            if (requests % 2 == 0 && !toUpdate.isEmpty()) {
                tracker.issues().update(toUpdate.removeFirst());
            }
        });
        try (MetricSource source = open(paging)) {
            Set<@Nullable Object> seen =
                    new LinkedHashSet<>(Reads.values(Reads.read(source, null), Reads.spec(source), "id"));

            assertThat(seen).containsAll(crowd.stream().map(Integer::longValue).toList());
        }
    }

    @Test
    void refusesToTurnToAPageOnAnotherHost() throws InterruptedException {
        addCrowd();
        tracker.linkTo(elsewhere.uri().toString());
        try (MetricSource source = open(Manifests.LINKS)) {
            assertThatThrownBy(() -> Reads.read(source, null))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("links to `" + elsewhere.uri() + "`, while this source is configured for `"
                            + tracker.uri() + "`");
        }
        assertThat(elsewhere.requests()).isEmpty();
    }

    @Test
    void saysThatAnAnswerIsNotSorted() throws InterruptedException {
        tracker.issues().add();
        tracker.replyOnce(exchange -> Tracker.answer(exchange, 200, """
                {"issues": [{"id": 1, "title": "new", "updated": "2024-03-02 00:00:00"},
                            {"id": 2, "title": "old", "updated": "2024-03-01 00:00:00"}]}"""));
        try (MetricSource source = open(Manifests.LINKS)) {
            assertThatThrownBy(() -> Reads.read(source, null))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("the record `2` of 2024-03-01T00:00:00Z follows one of 2024-03-02T00:00:00Z")
                    .hasMessageContaining("Records would be lost.");
        }
    }

    private List<Integer> addCrowd() {
        List<Integer> ids = new ArrayList<>(List.of(tracker.issues().add()));
        while (ids.size() < CROWD) {
            ids.add(tracker.issues().addTied(ids.getFirst()));
        }
        return ids;
    }

    private MetricSource open(String paging) {
        RestOptions options = new RestOptions();
        options.manifest = Manifests.of(Manifests.AUTH, paging);
        options.url = tracker.uri();
        return Reads.open(options);
    }
}
