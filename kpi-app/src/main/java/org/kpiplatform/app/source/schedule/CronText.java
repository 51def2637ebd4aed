package org.kpiplatform.app.source.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads cron texts of five fields, and says of a bad one which field is wrong and what fits there.
final class CronText {

    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    private static final Pattern FIELD = Pattern.compile("\\S+");

    private static final List<Kind> KINDS = List.of(
            new Kind("minute", "0 to 59"),
            new Kind("hour", "0 to 23"),
            new Kind("day of the month", "1 to 31"),
            new Kind("month", "1 to 12 or jan to dec"),
            new Kind("day of the week", "0 to 7 or sun to sat, where 0 and 7 are Sunday"));

    private CronText() {}

    /// What a field means, and which values it has.
    private record Kind(String name, String values) {}

    /// A field as it was found.
    private record Found(String text, int offset) {}

    /// @throws CronFault where it can not be read
    static Cron parse(String text) {
        List<Found> fields = new ArrayList<>();
        Matcher matcher = FIELD.matcher(text);
        while (matcher.find()) {
            fields.add(new Found(matcher.group(), matcher.start()));
        }
        if (fields.size() != KINDS.size()) {
            throw new CronFault(
                    0,
                    "Found `" + text + "`, which has " + fields.size() + (fields.size() == 1 ? " field" : " fields")
                            + "; expected five: minute, hour, day of the month, month and day of the week, such as "
                            + "`0 6 * * mon-fri`.");
        }
        for (int i = 0; i < fields.size(); i++) {
            requireField(fields.get(i), i);
        }
        return PARSER.parse(text);
    }

    /// The hour of a cron text that can be read.
    static String hour(String text) {
        return text.strip().split("\\s+", -1)[1];
    }

    private static void requireField(Found field, int position) {
        List<String> alone = new ArrayList<>(List.of("*", "*", "*", "*", "*"));
        alone.set(position, field.text());
        try {
            PARSER.parse(String.join(" ", alone)).validate();
        } catch (IllegalArgumentException _) {
            Kind kind = KINDS.get(position);
            throw new CronFault(
                    field.offset(),
                    "Found `" + field.text() + "` as the " + kind.name() + "; expected " + kind.values()
                            + ", as `*`, a list such as `1,2`, an ascending range such as `1-5`, or steps such as `*/2`.");
        }
    }
}
