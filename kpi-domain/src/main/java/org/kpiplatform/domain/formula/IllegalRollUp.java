package org.kpiplatform.domain.formula;

import org.kpiplatform.domain.formula.Formula.Binary;
import org.kpiplatform.domain.formula.Formula.Operator;
import org.kpiplatform.domain.formula.Formula.OverTime;
import org.kpiplatform.domain.syntax.SyntaxError;

/// Says in a sentence why the values of several periods don't go together, and what could be meant instead.
final class IllegalRollUp {

    private IllegalRollUp() {}

    /// @param what cannot be done
    static SyntaxError of(String what, TimeNature nature, OverTime overTime) {
        Formula operand = overTime.operand();
        String message = "Cannot %s %s over %d periods at position %d: %s.%s"
                .formatted(
                        what,
                        SyntaxError.quoted(operand.text()),
                        overTime.periods(),
                        overTime.span().offset() + 1,
                        nature.because(),
                        mend(nature, overTime));
        return new SyntaxError(message, operand.span(), operand.text(), "what adds up over time", null);
    }

    static SyntaxError toDate(Formula.ToDate toDate, String obstacle) {
        Formula operand = toDate.operand();
        String message = "Cannot compute %s from the start of a %s to date, at position %d: %s."
                .formatted(
                        SyntaxError.quoted(operand.text()),
                        toDate.whole().noun(),
                        toDate.span().offset() + 1,
                        obstacle);
        return new SyntaxError(message, operand.span(), operand.text(), "what can be computed to date", null);
    }

    private static String mend(TimeNature nature, OverTime overTime) {
        if (overTime.operand() instanceof Binary quotient && quotient.operator() == Operator.DIVIDE) {
            return " Divide the sums: `%s / %s`."
                    .formatted(sum(quotient.left(), overTime), sum(quotient.right(), overTime));
        }
        return nature.hasMean() ? " Their mean can be had: `rolling_avg`." : "";
    }

    private static String sum(Formula operand, OverTime overTime) {
        return new OverTime(TimeFunction.ROLLING_SUM, operand, overTime.periods(), overTime.span()).text();
    }
}
