package org.kpiplatform.domain.engine.program;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.formula.Formula;

/// A compiled formula: steps in the order of evaluation, the last of which is the value. Two formulas that differ
/// in the names of their inputs only have equal programs.
///
/// @param steps     operands before what needs them
/// @param registers where each step may put its result: a step and what is still needed when it runs have
///     different ones
/// @param looksBack whether it reads values of earlier periods
public record Program(List<Step> steps, List<Integer> registers, boolean looksBack) {

    public Program {
        steps = List.copyOf(steps);
        registers = List.copyOf(registers);
    }

    /// Compiles a formula.
    ///
    /// @param names what it refers to
    public static Program of(Formula formula, Names names) {
        return FormulaCompiler.compile(formula, names, null);
    }

    /// Compiles a formula for values from the start of a longer period to date.
    ///
    /// @param names what it refers to
    public static Program toDate(Formula formula, Names names, Grain whole) {
        return FormulaCompiler.compile(formula, names, whole);
    }

    static Program of(List<Step> steps, List<Integer> registers) {
        boolean looksBack =
                steps.stream().anyMatch(step -> Arrays.stream(Grain.values()).anyMatch(grain -> step.reach(grain) > 0));
        return new Program(steps, registers, looksBack);
    }

    /// The position of the last step.
    public int last() {
        return steps.size() - 1;
    }

    /// Whether inputs that are missing may be left out or replaced.
    public boolean hasStandIns() {
        return steps.stream().anyMatch(step -> step instanceof Step.Delivered || step instanceof Step.Carried);
    }

    /// The grains from whose start values are taken to date.
    public Set<Grain> wholes() {
        Set<Grain> wholes = EnumSet.noneOf(Grain.class);
        for (Step step : steps) {
            if (step instanceof Step.ToDate toDate) {
                wholes.add(toDate.whole());
            } else if (step instanceof Step.MeanToDate mean) {
                wholes.add(mean.whole());
            } else if (step instanceof Step.SpreadToDate spread) {
                wholes.add(spread.whole());
            }
        }
        return wholes;
    }

    /// How many periods back the values of each step are read, at most.
    public int[] reaches(Grain grain) {
        int[] reaches = new int[steps.size()];
        for (int i = last(); i >= 0; i--) {
            int reach = reaches[i] + steps.get(i).reach(grain);
            for (int operand : steps.get(i).operands()) {
                reaches[operand] = Math.max(reaches[operand], reach);
            }
        }
        return reaches;
    }

    /// How many periods back the values of each step are read, at least.
    public int[] delays(TimeAxis axis) {
        int[] delays = new int[steps.size()];
        Arrays.fill(delays, 0, last(), Integer.MAX_VALUE);
        for (int i = last(); i >= 0; i--) {
            int delay = delays[i] + steps.get(i).delay(axis);
            for (int operand : steps.get(i).operands()) {
                delays[operand] = Math.min(delays[operand], delay);
            }
        }
        return delays;
    }

    /// The same, with a register for each step, so that none takes the place of another.
    Program keepingAll() {
        return new Program(steps, IntStream.range(0, steps.size()).boxed().toList(), looksBack);
    }
}
