package org.kpiplatform.domain.calendar.definition;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.FiscalCalendar;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.LastYearsWeek;
import org.kpiplatform.domain.calendar.WeekCalendar;
import org.kpiplatform.domain.calendar.WeekPattern;
import org.kpiplatform.domain.calendar.YearEnd;
import org.kpiplatform.domain.calendar.YearName;
import org.kpiplatform.domain.calendar.working.WorkingDays;
import org.kpiplatform.domain.syntax.NearMiss;

/// Makes a calendar of its definition, or says everything that is wrong with it.
public final class CalendarReading {

    private static final Map<String, WeekPattern> PATTERNS = Map.of(
            "4-4-5", WeekPattern.FOUR_FOUR_FIVE,
            "4-5-4", WeekPattern.FOUR_FIVE_FOUR,
            "5-4-4", WeekPattern.FIVE_FOUR_FOUR);
    private static final Pattern YEAR_END = Pattern.compile("(last|nearest) +(\\w+) +(?:of|to) +(\\w+)");
    private static final int MONTHS = 12;
    private static final Set<DayOfWeek> MONDAY_TO_FRIDAY = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private final CalendarDefinition definition;
    private final List<CalendarProblem> problems = new ArrayList<>();
    private final @Nullable Calendar calendar;

    private CalendarReading(CalendarDefinition definition) {
        this.definition = definition;
        this.calendar = read();
    }

    public static CalendarReading of(CalendarDefinition definition) {
        return new CalendarReading(definition);
    }

    /// How it divides time; empty where something is wrong.
    public Optional<Calendar> calendar() {
        return problems.isEmpty() ? Optional.ofNullable(calendar) : Optional.empty();
    }

    /// What is wrong; empty when nothing is.
    public List<CalendarProblem> problems() {
        return List.copyOf(problems);
    }

    /// The days that it says people work on.
    public static WorkingDays workingDays(CalendarDefinition definition) {
        Set<DayOfWeek> worked =
                definition.workingWeek().isEmpty() ? MONDAY_TO_FRIDAY : EnumSet.copyOf(definition.workingWeek());
        return new WorkingDays(
                EnumSet.complementOf(EnumSet.copyOf(worked)),
                definition.holidays().keySet());
    }

    private @Nullable Calendar read() {
        if (definition.key().equals(CalendarDefinition.ISO) && definition.kind() != CalendarKind.ISO) {
            wrong("kind", "`iso` is the built-in calendar: it can be given working days, and its kind stays `iso`");
        }
        return switch (definition.kind()) {
            case ISO -> iso();
            case FISCAL -> fiscal();
            case WEEKS -> weeks();
        };
    }

    private Calendar iso() {
        refuse("first_day", definition.firstDay());
        refuse("named", definition.named());
        refuseOptionsOfWeeks();
        return IsoCalendar.INSTANCE;
    }

    private @Nullable Calendar fiscal() {
        refuseOptionsOfWeeks();
        MonthDay firstDay = firstDay();
        return firstDay == null ? null : new FiscalCalendar(firstDay, named());
    }

    private void refuseOptionsOfWeeks() {
        refuse("pattern", definition.pattern());
        refuse("year_end", definition.yearEnd());
        refuse("extra_week", definition.extraWeek());
        refuse("last_year", definition.lastYear());
    }

    private @Nullable Calendar weeks() {
        refuse("first_day", definition.firstDay());
        WeekPattern pattern = pattern();
        YearEnd yearEnd = yearEnd();
        int extraWeek = definition.extraWeek() == null ? MONTHS : definition.extraWeek();
        if (extraWeek < 1 || extraWeek > MONTHS) {
            wrong(
                    "extra_week",
                    "Found `%d`, expected the month of the fiscal year that has the 53rd week, from 1 to 12"
                            .formatted(extraWeek));
        }
        LastYearsWeek lastYear = definition.lastYear() == null ? LastYearsWeek.SAME_NUMBER : definition.lastYear();
        return problems.isEmpty() && pattern != null && yearEnd != null
                ? new WeekCalendar(pattern, yearEnd, named(), extraWeek, lastYear)
                : null;
    }

    private YearName named() {
        return definition.named() == null ? YearName.ENDING : definition.named();
    }

    private @Nullable MonthDay firstDay() {
        String expected = "the month and day that fiscal years begin on, such as `04-01` for the first of April";
        String text = required("first_day", definition.firstDay(), expected);
        try {
            return text == null ? null : MonthDay.parse("--" + text);
        } catch (DateTimeException _) {
            wrong("first_day", "Found `%s`, expected %s".formatted(text, expected));
            return null;
        }
    }

    private @Nullable WeekPattern pattern() {
        String expected = "`4-4-5`, `4-5-4` or `5-4-4`";
        String text = required("pattern", definition.pattern(), expected);
        WeekPattern pattern = text == null ? null : PATTERNS.get(text);
        if (text != null && pattern == null) {
            wrong("pattern", "Found `%s`, expected %s".formatted(text, expected));
        }
        return pattern;
    }

    private @Nullable YearEnd yearEnd() {
        String expected = "`last saturday of september`, `nearest saturday to january` or the like";
        String text = required("year_end", definition.yearEnd(), expected);
        if (text == null) {
            return null;
        }
        Matcher words = YEAR_END.matcher(text.toLowerCase(Locale.ROOT).strip());
        if (!words.matches()) {
            wrong("year_end", "Found `%s`, expected %s".formatted(text, expected));
            return null;
        }
        Optional<DayOfWeek> weekday = constant(words.group(2), "a day of the week", DayOfWeek.class);
        Optional<Month> month = constant(words.group(3), "a month", Month.class);
        YearEnd.Rule rule = words.group(1).equals("last") ? YearEnd.Rule.LAST : YearEnd.Rule.NEAREST;
        return weekday.flatMap(day -> month.map(it -> new YearEnd(rule, day, it)))
                .orElse(null);
    }

    private <E extends Enum<E>> Optional<E> constant(String word, String expected, Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        Optional<E> found = constants.stream()
                .filter(constant -> constant.name().equalsIgnoreCase(word))
                .findFirst();
        if (found.isEmpty()) {
            List<String> words = Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                    .toList();
            problems.add(new CalendarProblem(
                    "year_end", "Found `%s`, expected %s".formatted(word, expected), NearMiss.of(word, words)));
        }
        return found;
    }

    private @Nullable String required(String property, @Nullable String text, String expected) {
        if (text == null) {
            wrong(property, "A calendar of kind `%s` needs %s".formatted(kind(), expected));
        }
        return text;
    }

    private void refuse(String property, @Nullable Object found) {
        if (found != null) {
            wrong(property, "A calendar of kind `%s` has no `%s`; take it out".formatted(kind(), property));
        }
    }

    private void wrong(String property, String message) {
        problems.add(new CalendarProblem(property, message, Optional.empty()));
    }

    private String kind() {
        return definition.kind().name().toLowerCase(Locale.ROOT);
    }
}
