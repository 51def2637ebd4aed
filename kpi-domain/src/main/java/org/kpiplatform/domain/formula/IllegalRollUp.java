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
