package org.kpiplatform.domain.catalog.check;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.catalog.Units;
import org.kpiplatform.domain.formula.Formula;
import org.kpiplatform.domain.formula.UnitCheck;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.syntax.NearMiss;
import org.kpiplatform.domain.syntax.SyntaxError;
import org.kpiplatform.domain.unit.Unit;

/// Checks one KPI by itself and with what its formula and edges refer to; loops are a matter of all KPIs
/// together.
final class KpiCheck {

    private static final int MOST_DECIMALS = 15;
    private static final int LONGEST_SETTLING = 366;

    private final Facts facts;
    private final Units units;
    private final KpiDefinition kpi;
    private final Findings findings;

    KpiCheck(Facts facts, KpiDefinition kpi) {
        this.facts = facts;
        this.units = facts.units();
        this.kpi = kpi;
        this.findings = new Findings(DefinitionKind.KPI, kpi.key());
    }

    List<Finding> findings() {
        findings.checkKey("key", "KPI", kpi.key());
        if (facts.catalog().metrics().containsKey(kpi.key())) {
            findings.error(
                    "key",
                    "`%s` is the key of a metric already; formulas name both, so that a key can be used only once."
                            .formatted(kpi.key()));
        }
        if (kpi.decimals() != null && (kpi.decimals() < 0 || kpi.decimals() > MOST_DECIMALS)) {
            findings.error("decimals", "Found %d, expected 0 to %d.".formatted(kpi.decimals(), MOST_DECIMALS));
        }
        if (kpi.settlingDays() != null && (kpi.settlingDays() < 0 || kpi.settlingDays() > LONGEST_SETTLING)) {
            findings.error(
                    "settling_days", "Found %d, expected 0 to %d.".formatted(kpi.settlingDays(), LONGEST_SETTLING));
        }
        checkTime();
        units.error(kpi.key()).ifPresent(error -> findings.error("unit", error));
        facts.graph().error(kpi.key()).ifPresent(error -> findings.error("formula", error));
        facts.graph().formula(kpi.key()).ifPresent(this::checkFormula);
        facts.graph().formula(kpi.key()).ifPresent(this::warnOfHundred);
        facts.behaviours().error(kpi.key()).ifPresent(error -> findings.error("formula", error));
        new PolicyCheck(facts, kpi, findings).run();
        new PublishByCheck(facts, kpi, findings).run();
        new TargetsCheck(facts, kpi, findings).run();
        new PartsCheck(facts, kpi, findings).run();
        new EdgeCheck(facts.catalog(), kpi, findings).run();
        new SliceCheck(facts, kpi, findings).run();
        warnOfGaps();
        return findings.all();
    }

    private void checkTime() {
        if (kpi.grain() == Grain.HOUR) {
            findings.error(
                    "grain",
                    "A KPI is reported by the day or longer periods; its hours can be asked for without being reported.");
        }
        Set<String> zones = ZoneId.getAvailableZoneIds();
        if (kpi.zone() != null && !zones.contains(kpi.zone())) {
            findings.error(
                    "zone",
                    "`%s` is no region of the time zone database, such as `Europe/Rome` or `UTC`".formatted(kpi.zone()),
                    NearMiss.of(kpi.zone(), zones));
        }
    }

    private void checkFormula(Formula formula) {
        List<SyntaxError> unknown = formula.unknownReferences(units.keys());
        unknown.forEach(error -> findings.error("formula", error));
        Optional<Unit> declared = units.of(kpi.key());
        boolean tellable =
                formula.references().stream().allMatch(key -> units.of(key).isPresent());
        if (unknown.isEmpty() && declared.isPresent() && tellable) {
            try {
                UnitCheck.requireUnit(formula, key -> units.of(key).orElseThrow(), declared.get());
            } catch (SyntaxError e) {
                findings.error("formula", e);
            }
        }
    }

    private void warnOfHundred(Formula formula) {
        if (units.of(kpi.key()).filter(Unit::isDimensionless).isPresent()) {
            TimesHundred.in(formula)
                    .ifPresent(factor -> findings.warning(
                            "formula",
                            factor.span().offset(),
                            "The result is multiplied by 100, and `%s` is a fraction that is shown times 100 already: 0.63 is 63 %%. Take the factor out."
                                    .formatted(kpi.unit())));
        }
    }

    private void warnOfGaps() {
        if (isBlank(kpi.owner())) {
            findings.warning("owner", "Nobody answers for this KPI; name the role that does.");
        }
        if (isBlank(kpi.purpose())) {
            findings.warning("purpose", "It is not written down what decision this KPI serves; say so in a sentence.");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
