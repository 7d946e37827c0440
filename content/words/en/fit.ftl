# Where mapping, records and calendars do not fit the agreement
problem-fit-interval-column = The service level "{ $level }" uses the column "{ $column }", which the mapping of the interval records does not have.
problem-fit-interval-column-hint = Add the column to [intervals] of the mapping. Until then the values that use it have no data.
problem-fit-level-unknown = The agreement has no service level "{ $value }". This row is not used.
problem-fit-level-unknown-hint = Write the identifier as the agreement's id.
problem-fit-reported-twice = A value of "{ $value }" for { $month } was reported twice. Row { $first } is used, this row is not.
problem-fit-reported-twice-hint = Keep only the right one.
problem-fit-holidays-uncovered = The holidays of { $from } to { $until } are not on the list of the calendar "{ $calendar }". They were counted as ordinary days.
problem-fit-holidays-uncovered-hint = Write the holidays of those years as exceptions of the calendar.
problem-fit-reported-impossible = The value reported for "{ $value }" cannot be a ratio (outside 0–100 %, numerator above denominator, or denominator 0). It is not used.
problem-fit-reported-impossible-hint = Write the percent sign ("97.2%"), or ask for a corrected numerator and denominator.
problem-fit-not-in-force = The month { $month } lies before { $from }, the first day of the agreement.
problem-fit-not-in-force-hint = Measure with the version of the agreement that was in force in that month (needs confirmation).
problem-fit-nothing-matches = No event of the log fits "{ $value }" of the agreement.
problem-fit-nothing-matches-hint = Write it as the log names its activities, statuses and organisations. If it only did not happen in this period, leave it.
