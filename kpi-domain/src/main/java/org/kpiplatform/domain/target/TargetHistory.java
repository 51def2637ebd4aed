package org.kpiplatform.domain.target;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Period;

/// The targets of a KPI over time. A period is judged by the targets that its definition had when the period ended,
/// whatever has been defined since; of these, by the one that had begun last. What had ended before the KPI was first
/// defined is judged by the definition of today.
public final class TargetHistory {

    /// The targets of one version of a definition.
    ///
    /// @param since   the day on which it came into force
    /// @param targets of all of the KPI and of its slices
    public record Version(LocalDate since, List<TargetDefinition> targets) {
        public Version {
            targets = List.copyOf(targets);
        }
    }

    private final List<Version> versions;
    private final List<TargetDefinition> present;

    private TargetHistory(List<Version> versions, List<TargetDefinition> present) {
        this.versions = versions;
        this.present = present;
    }

    /// Of a definition that has never been another one.
    public static TargetHistory of(List<TargetDefinition> targets) {
        return new TargetHistory(List.of(), List.copyOf(targets));
    }

    /// Of all versions of a definition.
    ///
    /// @param versions at least one, in the order in which they came into force
    public static TargetHistory ofVersions(List<Version> versions) {
        return new TargetHistory(List.copyOf(versions), versions.getLast().targets());
    }

    /// The target that a period is judged by, or the first one to come where none had begun; null where there is none.
    ///
    /// @param slice the part of the KPI, by dimension; empty for all of it
    public @Nullable TargetDefinition inForce(Map<String, String> slice, Period period) {
        List<TargetDefinition> asked = definedBy(period).stream()
                .filter(target -> target.slice().equals(slice))
                .toList();
        Comparator<TargetDefinition> byBeginning = Comparator.comparing(TargetHistory::beginning);
        Optional<TargetDefinition> begun =
                asked.stream().filter(target -> target.hasBegunBy(period)).max(byBeginning);
        return begun.or(() -> asked.stream().min(byBeginning))
                .map(this::withTodaysAcceptance)
                .orElse(null);
    }

    /// The slices that there are targets of in a period; all of the KPI is one without dimensions.
    public List<Map<String, String>> slices(Period period) {
        return definedBy(period).stream()
                .map(TargetDefinition::slice)
                .distinct()
                .toList();
    }

    private List<TargetDefinition> definedBy(Period period) {
        return versions.reversed().stream()
                .filter(version -> version.since().isBefore(period.end()))
                .findFirst()
                .map(Version::targets)
                .orElse(present);
    }

    private static LocalDate beginning(TargetDefinition target) {
        return target.from() == null ? LocalDate.MIN : target.from();
    }

    /// A miss is accepted after it was seen, and so after the period has ended.
    private TargetDefinition withTodaysAcceptance(TargetDefinition target) {
        return present.stream().filter(target::saysTheSameAs).findFirst().orElse(target);
    }
}
