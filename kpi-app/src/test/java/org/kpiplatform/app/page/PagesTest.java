package org.kpiplatform.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.app.problem.ProblemException;

class PagesTest {

    private static final Map<String, Integer> ITEMS = Map.of("a", 1, "b", 2, "c", 3, "d", 4, "e", 5);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 6})
    void showEveryItemOnceInOrderWhateverTheirSize(int limit) {
        List<Integer> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<Integer> page = Pages.of(ITEMS, limit, cursor);
            assertThat(page.items()).hasSizeBetween(1, limit);
            seen.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void continueAfterAnItemThatIsGone() {
        assertThat(Pages.of(ITEMS, 2, Cursor.after("bb").token()).items()).containsExactly(3, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "e30", "WyJhIiwiYiJd", "W251bGxd", "%00"})
    void refuseCursorsOfAnotherOrigin(String cursor) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(cursor))
                .withMessageContaining("is not a cursor of this list");
    }

    private static Page<Integer> read(@Nullable String cursor) {
        return Pages.of(ITEMS, 2, cursor);
    }
}
