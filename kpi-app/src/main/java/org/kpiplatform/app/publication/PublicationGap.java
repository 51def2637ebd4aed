package org.kpiplatform.app.publication;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kpiplatform.app.publication.PublishedValues.Known;
import org.kpiplatform.domain.calendar.Period;

/// Says what had not been published by a moment, so that nobody takes silence for a value.
public final class PublicationGap {

    private static final int MOST_NAMED = 3;
    private static final String WHY =
            " Periods are published from the first one that the sources know anything of, once all of them have delivered it and its records have settled. Ask about another period, or as of a later moment.";

    private static final String MOST_MEMBERS =
            " Nothing is published by a dimension with more members than `kpi.publication.most-members`.";

    private PublicationGap() {}

    /// Of a metric or KPI in total; empty where all of the periods had been.
    ///
    /// @param known one for each period
    public static Optional<String> of(String key, List<Period> periods, List<Optional<Known>> known) {
        return of("`" + key + "`", unknown(periods, known));
    }

    /// Of some parts of a KPI; empty where every period had been for one of them.
    ///
    /// @param parts as people name them: "by `country`"
    /// @param known of each part, one for each period
    public static Optional<String> ofParts(
            String key, String parts, List<Period> periods, List<List<Optional<Known>>> known) {
        List<Period> unknown = IntStream.range(0, periods.size())
                .filter(i -> known.stream().allMatch(ofPart -> ofPart.get(i).isEmpty()))
                .mapToObj(periods::get)
                .toList();
        return of("`%s` %s".formatted(key, parts), unknown).map(sentence -> sentence + MOST_MEMBERS);
    }

    private static List<Period> unknown(List<Period> periods, List<Optional<Known>> known) {
        return IntStream.range(0, periods.size())
                .filter(i -> known.get(i).isEmpty())
                .mapToObj(periods::get)
                .toList();
    }

    private static Optional<String> of(String what, List<Period> unknown) {
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        String named = unknown.stream().limit(MOST_NAMED).map(Period::label).collect(Collectors.joining(", "));
        String more = unknown.size() > MOST_NAMED ? " and %,d more".formatted(unknown.size() - MOST_NAMED) : "";
        return Optional.of("%s had not been published for %s%s by then.%s".formatted(what, named, more, WHY));
    }
}
