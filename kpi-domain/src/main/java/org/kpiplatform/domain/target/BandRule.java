package org.kpiplatform.domain.target;

import org.kpiplatform.domain.series.NumberStyle;

/// Holds a value against a healthy band; both of its sides are bounds, and either may be open.
record BandRule(TargetDefinition target, NumberStyle style) {

    StatusReading read(Observation observation) {
        double value = observation.value();
        if (target.low() != null) {
            Miss miss = Miss.below(value, target.low());
            if (!miss.isNone()) {
                return outside(value, miss, "below");
            }
        }
        if (target.high() != null) {
            Miss miss = Miss.above(value, target.high());
            if (!miss.isNone()) {
                return outside(value, miss, "above");
            }
        }
        return new StatusReading(
                target.isDueBy(observation.period()) ? Status.MET : Status.ON_TRACK,
                "%s lies inside %s.".formatted(style.text(value), band()),
                null);
    }

    private StatusReading outside(double value, Miss miss, String side) {
        double tolerated = target.toleratedFraction();
        String reason =
                "%s is %s %s%s.".formatted(style.text(value, miss.bound()), side, band(), miss.extent(tolerated));
        return new StatusReading(miss.status(tolerated), reason, null);
    }

    private String band() {
        String from = target.low() == null ? "" : " from " + style.text(target.low());
        String to = target.high() == null ? "" : " to " + style.text(target.high());
        if (to.isEmpty()) {
            return "the healthy band" + from + " up";
        }
        return from.isEmpty() ? "the healthy band up" + to : "the healthy band" + from + to;
    }
}
