-- Calendars differ in where periods end, too: a month of four weeks and one of the calendar may begin on the same day.
drop index kpi.published_value_known;
create unique index published_value_known on kpi.published_value (key, grain, period_start, period_end)
    where known_to is null;
