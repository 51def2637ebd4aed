package org.kpiplatform.domain.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.kpi.EdgeKind;
import org.kpiplatform.domain.series.NumberStyle;

/// How the parts of a KPI stand against the KPI in one period, and what of it they leave unexplained.
///
/// @param edge     how the parts belong to it
/// @param of       what was compared: the value itself, or one of the two that a ratio is made of
/// @param whole    what the parts should make; null where nothing was compared
/// @param parts    what they make; null where nothing was compared
/// @param residual the whole less its parts: what none of them explains, negative where they say more than there is;
///     0 where both are equal but for the last digits. Null where nothing was compared
/// @param share    the residual as a fraction of the size of the whole; null where there is none, and of a whole of
///     zero
/// @param reason   a sentence that says it all, also why nothing was compared
public record Reconciliation(
        EdgeKind edge,
        Compared of,
        @Nullable Double whole,
        @Nullable Double parts,
        @Nullable Double residual,
        @Nullable Double share,
        String reason) {

    private static final double SLACK = 1e-9;
    private static final double PERCENT = 100;

    /// What the parts are held against.
    public enum Compared {
        VALUE,
        NUMERATOR,
        DENOMINATOR
    }

    /// Whether the parts are all of it.
    public boolean leavesNothing() {
        return residual != null && residual == 0;
    }

    /// Says why nothing can be compared.
    ///
    /// @param reason a sentence
    public static Reconciliation none(EdgeKind edge, String reason) {
        return new Reconciliation(edge, Compared.VALUE, null, null, null, null, reason);
    }

    /// Holds parts against a whole, in one period.
    ///
    /// @param style in which the reason writes numbers
    public static Reconciliation of(EdgeKind edge, Compared of, double whole, List<Double> parts, NumberStyle style) {
        CompensatedSum sum = new CompensatedSum();
        double size = Math.abs(whole);
        for (double part : parts) {
            sum.add(part);
            size = Math.max(size, Math.abs(part));
        }
        double difference = whole - sum.value();
        double residual = Math.abs(difference) <= SLACK * size ? 0 : difference;
        Double share = whole == 0 ? null : residual / Math.abs(whole);
        String reason = reason(edge, of, new Found(whole, sum.value(), residual, share), style);
        return new Reconciliation(edge, of, whole, sum.value(), residual, share, reason);
    }

    private record Found(
            double whole,
            double parts,
            double residual,
            @Nullable Double share) {}

    private static String reason(EdgeKind edge, Compared of, Found found, NumberStyle style) {
        String parts = edge == EdgeKind.SLICE ? "The slices" : "The parts";
        String whole = switch (of) {
            case VALUE -> style.text(found.whole);
            case NUMERATOR -> "the numerator of " + style.text(found.whole);
            case DENOMINATOR -> "the denominator of " + style.text(found.whole);
        };
        if (found.residual == 0) {
            return "%s make up %s.".formatted(parts, whole);
        }
        String extent = style.text(Math.abs(found.residual)) + percent(found.share);
        return (found.residual > 0) == (found.whole >= 0)
                ? "%s make up %s of %s; %s is in none of them."
                        .formatted(parts, style.text(found.parts, found.whole), whole, extent)
                : "%s make up %s, which is %s more than %s: something is counted twice, or is none of it."
                        .formatted(parts, style.text(found.parts, found.whole), extent, whole);
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "" : " (%s %%)".formatted(new NumberStyle(1, false).text(Math.abs(share) * PERCENT));
    }
}
