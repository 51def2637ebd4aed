package org.kpiplatform.app.source.schedule;

import io.smallrye.common.annotation.RunOnVirtualThread;
import java.util.Optional;
import org.kpiplatform.api.source.ScheduleView;
import org.kpiplatform.api.source.SchedulesApi;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.source.sync.book.SyncJournal;

@RunOnVirtualThread
class SchedulesResource implements SchedulesApi {

    private final Definitions definitions;
    private final Schedules schedules;
    private final SyncJournal journal;

    SchedulesResource(Definitions definitions, Schedules schedules, SyncJournal journal) {
        this.definitions = definitions;
        this.schedules = schedules;
        this.journal = journal;
    }

    @Override
    public ScheduleView schedule(String source) {
        definitions.source(source);
        Optional<Schedules.Standing> found = schedules.find(source);
        return new ScheduleView(
                found.map(it -> it.definition().words()).orElse(null),
                found.flatMap(Schedules.Standing::nextRun).orElse(null),
                found.map(it -> why(source, it))
                        .orElse("It has no schedule, so it is synced when somebody asks for it."),
                found.map(Schedules.Standing::pausedAt).orElse(null));
    }

    @Override
    public ScheduleView pause(String source) {
        return set(source, true);
    }

    @Override
    public ScheduleView resume(String source) {
        return set(source, false);
    }

    private ScheduleView set(String source, boolean paused) {
        definitions.source(source);
        if (!schedules.pause(source, paused)) {
            throw ProblemException.conflict("Source `" + source
                    + "` has no schedule that could be paused. Define one: `schedule: { every: 15m }`.");
        }
        return schedule(source);
    }

    private String why(String source, Schedules.Standing schedule) {
        String words = "It is synced by its schedule, `" + schedule.definition().words() + "`";
        if (schedule.pausedAt() != null) {
            return words + ", which was paused. Resume it, or sync by hand.";
        }
        if (schedule.haltedBy() != null) {
            return words + ", but run " + schedule.haltedBy()
                    + " has failed for a reason that only a change mends. It goes "
                    + "on when the definition of the source is changed, or when it is synced by hand.";
        }
        if (schedule.dueAt() == null) {
            return words + ", which never comes again.";
        }
        return journal.unfinished(source)
                .map(run -> words + "; run " + run + " is not over yet, and the next one waits for it.")
                .orElse(words + ".");
    }
}
