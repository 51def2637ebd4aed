package org.kpiplatform.domain.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// Divides time into periods. The periods of a grain follow each other without a gap and without an overlap.
/// Calendars are values: two that divide time alike by the same rule are equal.
public interface Calendar {

    /// The period that holds a day; of hours, the first one of it.
    ///
    /// @throws IllegalArgumentException for hours, in a calendar that knows no zone
    Period containing(Grain grain, LocalDate day);

    /// The period at a position.
    Period at(Grain grain, long ordinal);

    /// The comparable period a year earlier, of the same grain. Each calendar says which one that is; a later
    /// period is never compared with an earlier one.
    Period yearBefore(Period period);

    /// Whether every period of one grain lies within a single period of another, so that the parts add up to
    /// the whole. Periods of a grain nest in themselves.
    boolean nests(Grain part, Grain whole);

    /// The period a label stands for; its grain is told by its form.
    ///
    /// @throws IllegalArgumentException with a sentence that quotes the label and shows the forms that are
    ///     understood
    Period parse(String label);

    /// The period a label stands for; empty for what is no label here.
    default Optional<Period> find(String label) {
        try {
            return Optional.of(parse(label));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The period of a grain that a text names: by its label, or by any day in it.
    ///
    /// @throws IllegalArgumentException with a sentence that quotes the text, also when it is the label of a
    ///     period of another grain
    default Period parse(Grain grain, String text) {
        Period named = parse(text);
        if (named.grain() == grain) {
            return named;
        }
        if (named.grain() == Grain.DAY) {
            return first(grain, named);
        }
        throw new IllegalArgumentException("`%s` is a %s; expected a %s such as %s, or a day in it such as %s."
                .formatted(
                        text,
                        named.grain().noun(),
                        grain.noun(),
                        first(grain, named).label(),
                        named.start()));
    }

    /// The period of a grain that holds the beginning of another; of hours, the first one of it.
    default Period first(Grain grain, Period span) {
        return containing(grain, span.start());
    }

    /// The period of a grain that holds the end of another; of hours, the last one of it.
    default Period last(Grain grain, Period span) {
        return containing(grain, span.lastDay());
    }

    /// Whether a longer period, in which a period nests, begins with it.
    default boolean opens(Period part, Grain whole) {
        return containing(whole, part.start()).start().equals(part.start());
    }

    /// The periods of a grain that a period is made of, in order.
    ///
    /// @throws IllegalArgumentException with a sentence, when that grain does not nest in the period's:
    ///     weeks never roll up into calendar months
    default List<Period> parts(Period whole, Grain part) {
        if (!nests(part, whole.grain())) {
            throw new IllegalArgumentException("%s is a %s, which is not made of whole %ss."
                    .formatted(whole, whole.grain().noun(), part.noun()));
        }
        return range(first(part, whole), last(part, whole));
    }

    default Period offset(Period period, long periods) {
        return at(period.grain(), period.ordinal() + periods);
    }

    /// From the first through the last, both included; empty when they are the other way round.
    ///
    /// @throws IllegalArgumentException when they are of different grains
    default List<Period> range(Period first, Period last) {
        if (first.grain() != last.grain()) {
            throw new IllegalArgumentException("A range goes from one %s to another; %s is a %s."
                    .formatted(first.grain().noun(), last.label(), last.grain().noun()));
        }
        return LongStream.rangeClosed(first.ordinal(), last.ordinal())
                .mapToObj(ordinal -> at(first.grain(), ordinal))
                .toList();
    }
}
