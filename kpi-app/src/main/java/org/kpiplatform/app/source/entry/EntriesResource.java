package org.kpiplatform.app.source.entry;

import io.smallrye.common.annotation.RunOnVirtualThread;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.entry.EntriesApi;
import org.kpiplatform.api.entry.Entry;
import org.kpiplatform.api.entry.EntryState;
import org.kpiplatform.api.entry.NewEntry;
import org.kpiplatform.api.entry.NewVerdict;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.definition.ReportingCalendars;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.page.Cursor;
import org.kpiplatform.app.page.Pages;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.calendar.Period;

@RunOnVirtualThread
class EntriesResource implements EntriesApi {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NOTE = 2_000;

    private final Definitions definitions;
    private final ReportingCalendars calendars;
    private final OrganisationTime time;
    private final Entries entries;
    private final EntryTable table;

    EntriesResource(
            Definitions definitions,
            ReportingCalendars calendars,
            OrganisationTime time,
            Entries entries,
            EntryTable table) {
        this.definitions = definitions;
        this.calendars = calendars;
        this.time = time;
        this.entries = entries;
        this.table = table;
    }

    @Override
    public Entry enter(String key, String period, @Nullable String author, NewEntry entry) {
        EntryForm form = form(key);
        form.requireValue(entry.value(), entry.unit());
        return enter(form, period, entry.slice(), entry.value(), author, entry.note());
    }

    @Override
    public Entry withdraw(
            String key, String period, List<String> where, @Nullable String note, @Nullable String author) {
        return enter(form(key), period, slice(where), null, author, note);
    }

    private Entry enter(
            EntryForm form,
            String text,
            Map<String, String> slice,
            @Nullable BigDecimal value,
            @Nullable String author,
            @Nullable String note) {
        Period period = period(form, text);
        form.requireSlice(slice);
        return entries.enter(
                form,
                new EntryTable.Draft(
                        period.label(),
                        period.start(),
                        period.end(),
                        slice,
                        value,
                        name(author),
                        note(note),
                        form.options().needsApproval()));
    }

    @Override
    public Page<Entry> entries(
            String key, @Nullable String period, @Nullable EntryState state, int limit, @Nullable String cursor) {
        EntryForm form = form(key);
        Long before = Cursor.parseNumber(cursor).orElse(null);
        return Pages.cut(
                table
                        .page(
                                form.stream(),
                                period == null ? null : period(form, period).start(),
                                state,
                                before,
                                limit + 1)
                        .stream(),
                limit,
                last -> Cursor.after(String.valueOf(last.id())));
    }

    @Override
    public Entry approve(String key, long id, @Nullable String author, NewVerdict verdict) {
        return entries.judge(form(key), id, true, name(author), note(verdict.note()));
    }

    @Override
    public Entry reject(String key, long id, @Nullable String author, NewVerdict verdict) {
        return entries.judge(form(key), id, false, name(author), note(verdict.note()));
    }

    private EntryForm form(String key) {
        return EntryForm.of(definitions.catalog(), key);
    }

    private Period period(EntryForm form, String text) {
        return form.period(calendars.now().usualCalendar(), text, time.today());
    }

    private static Map<String, String> slice(List<String> where) {
        Map<String, String> slice = new TreeMap<>();
        for (String text : where) {
            int sign = text.indexOf('=');
            if (sign < 1) {
                throw ProblemException.invalidParameter(
                        "where", "`" + ProblemException.quoted(text) + "` is no slice; expected `dimension=value`.");
            }
            slice.put(text.substring(0, sign), text.substring(sign + 1));
        }
        return slice;
    }

    private static String name(@Nullable String author) {
        if (author == null || author.isBlank() || author.length() > LONGEST_NAME) {
            throw ProblemException.invalidParameter(
                    AUTHOR,
                    "Nobody says who does this. Send the header `" + AUTHOR + ": Ann`, of at most " + LONGEST_NAME
                            + " characters; `kpi` takes it from `--as`.");
        }
        return author.strip();
    }

    private static @Nullable String note(@Nullable String note) {
        if (note != null && note.length() > LONGEST_NOTE) {
            throw ProblemException.invalidParameter(
                    "note", "The note has " + note.length() + " characters; expected at most " + LONGEST_NOTE + ".");
        }
        return note;
    }
}
