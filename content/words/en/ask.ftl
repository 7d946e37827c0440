# Words of questions to a log (kajitori log dfg and the like)
refusal-ask-unsound = The filters have { $count } problem(s), so nothing was looked up.
refusal-ask-unsound-hint = Correct the lines above and run it again.
problem-ask-activity = This log has no activity "{ $activity }".
problem-ask-activity-hint = { $near ->
    [none] Look up the names of activities with kajitori log dfg.
   *[other] Check whether you mean "{ $near }".
 }
problem-ask-many = One filter has { $size } values (at most { $limit }).
problem-ask-many-hint = Give fewer values.
problem-ask-follows = This is not of the form "A -> B".
problem-ask-follows-hint = Join two activities with ->, as in 'Receive -> Check'.
problem-ask-time = This cannot be read as a date or time.
problem-ask-time-hint = Write it like 2026-10-01, 2026-10-01T09:00 or 2026-10-01T09:00:00+09:00.
problem-ask-time-order = The end lies before the start.
problem-ask-time-order-hint = Put from before until.
problem-ask-operator = This log has no operator code "{ $code }".
problem-ask-operator-hint = Codes depend on the key. Give the key that the log was read with as --key, and look the codes up with kajitori log operators.
problem-ask-duration = This cannot be read as a length of time.
problem-ask-duration-hint = { $day ->
    [yes] Write hours, as in 40h: a day can mean 24 hours or working hours.
   *[other] Write it like 40h, 1h30m or 90m.
 }
problem-ask-share = This cannot be read as a share from 0 to 1 (0% to 100%).
problem-ask-share-hint = Write it like 80% or 0.8.
problem-ask-holder = This cannot be read as a condition on who held the case.
problem-ask-holder-hint = Write one of client, vendor, third, pause, unattributed, a comparison and a share, as in 'client >= 50%'.
problem-ask-holder-rules = No rules say who holds a case, so holders cannot be asked for.
problem-ask-holder-rules-hint = Give an agreement file with holder rules as --agreement.
problem-ask-column-agreement = Column "{ $column }" is only defined by an agreement.
problem-ask-column-agreement-hint = Give the agreement file as --agreement.
