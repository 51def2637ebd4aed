package org.kpiplatform.domain.target;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Grain;

/// Targets as the spec files write them: `value 480, by 2011-12-31`.
final class Targets {

    private Targets() {}

    static @Nullable TargetDefinition target(@Nullable String written) {
        if (written == null) {
            return null;
        }
        Map<String, String> parts = Arrays.stream(written.split(", ", -1))
                .map(part -> part.split(" ", -1))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
        return new TargetDefinition(
                Map.of(),
                part(parts, "value", Double::valueOf),
                part(parts, "growth", Double::valueOf),
                part(parts, "every", every -> Grain.valueOf(every.toUpperCase(Locale.ROOT))),
                part(parts, "baseline", Double::valueOf),
                part(parts, "from", LocalDate::parse),
                part(parts, "by", LocalDate::parse),
                TargetPath.valueOf(parts.getOrDefault("path", "linear").toUpperCase(Locale.ROOT)),
                points(parts.get("points")),
                part(parts, "cumulative", Boolean::valueOf),
                part(parts, "low", Double::valueOf),
                part(parts, "high", Double::valueOf),
                part(parts, "tolerance", Double::valueOf),
                part(parts, "accepted", until -> new AcceptedMiss(LocalDate.parse(until), "The shop is rebuilt.")));
    }

    /// `2011-03-31=450;2011-06-30=455`.
    private static List<TargetPoint> points(@Nullable String written) {
        return written == null
                ? List.of()
                : Arrays.stream(written.split(";", -1))
                        .map(point -> point.split("=", -1))
                        .map(point -> new TargetPoint(LocalDate.parse(point[0]), Double.parseDouble(point[1])))
                        .toList();
    }

    private static <T> @Nullable T part(Map<String, String> parts, String name, Function<String, T> read) {
        String text = parts.get(name);
        return text == null ? null : read.apply(text);
    }
}
