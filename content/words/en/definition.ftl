# definition

refusal-calendar-zone = The time zone "{ $zone }" is unknown.
refusal-calendar-zone-hint = Write the zone's IANA name in the agreement, e.g. Asia/Tokyo.
refusal-calendar-years = Business time cannot be counted for the years { $from } to { $until }: a calendar covers at most 400 years between year 1 and year 9998.
refusal-calendar-years-hint = Look for a wrong date in the records or in the month asked for, correct it, and run again.

# Problems of agreement and mapping files.

definition-word-type = { $expected ->
    [string] a text ("…")
    [boolean] true or false
    [table] a table ([…] or { "{" }…{ "}" })
    [array] a list (["…", "…"])
    [integer] a whole number
    [number] a number (95%, 0.95)
    [date] a date (2026-04-01)
    [duration] a length of time ("40h")
   *[other] another type
}
definition-word-found = { $found ->
    [string] a text
    [boolean] true or false
    [table] a table
    [array] a list
    [integer] a whole number
    [float] a decimal number
    [datetime] a date or time
   *[other] another type
}
definition-word-what = { $what ->
    [calendar] calendar
    [process] process
    [column] column
    [exclusion] exclusion or deduction
    [deduction] deduction
    [holder-rule] holder rule
    [service-level] service level
    [alternative] alternative
   *[other] definition
}

problem-definition-too-long = The file is too large ({ $size } bytes; at most { $limit }).
problem-definition-too-long-hint = Check that it is a definition file, and remove what is not needed.
problem-definition-syntax = This is not valid TOML ({ $detail }).
problem-definition-syntax-hint = Check the quotation marks, brackets and equals sign of this line, and that no key is written twice.
problem-definition-format = This version of the format is not known.
problem-definition-format-hint = Write "format = { $known }"; if the file is of a newer format, update kajitori.
problem-definition-unknown-key = There is no key "{ $key }" here.
problem-definition-unknown-key-hint = { $near ->
    [none] Use one of the known keys ({ $known }) or delete the line.
   *[other] Check whether "{ $near }" was meant, and correct it.
}
problem-definition-key-elsewhere = "{ $key }" does not go with the kind { $why }.
problem-definition-key-elsewhere-hint = Delete the key, or choose another kind.
problem-definition-key-needs = "{ $key }" goes only with "{ $why }".
problem-definition-key-needs-hint = Delete the key, or write "{ $why }".
problem-definition-missing-key = The required key "{ $key }" is missing.
problem-definition-missing-key-hint = Add "{ $key }" here.
problem-definition-type = This is { definition-word-found }, but { definition-word-type } is needed here.
problem-definition-type-hint = Write { definition-word-type }.
problem-definition-empty = The value is empty.
problem-definition-empty-hint = Write a value, or delete the line if the key is optional.
problem-definition-name = The identifier has a character that identifiers do not have.
problem-definition-name-hint = Use letters, digits, "_" and "-" only; no spaces or other signs.
problem-definition-choice = This word cannot be used here.
problem-definition-choice-hint = { $near ->
    [none] Write one of: { $choices }.
   *[other] Check whether "{ $near }" was meant, and write one of: { $choices }.
}
problem-definition-range = The number is out of range; a whole number from { $low } to { $high } is needed.
problem-definition-range-hint = Write a whole number from { $low } to { $high }.
problem-definition-number = This cannot be read as a number.
problem-definition-number-hint = Write at most 15 digits, such as 1.5 or "95%".
problem-definition-ratio = The ratio does not lie between 0 and 1 (0 % and 100 %).
problem-definition-ratio-hint = For 95 per cent write "95%" or 0.95.
problem-definition-percentile = A percentile is more than 0 and at most 1 (100 %).
problem-definition-percentile-hint = For the 95th percentile write "95%".
problem-definition-duration = { $day ->
    [yes] Lengths of time have no days, because a day can mean 24 hours or a working day.
   *[no] This cannot be read as a length of time.
}
problem-definition-duration-hint = { $day ->
    [yes] Write hours: five working days of eight hours are "40h" with a calendar of working hours.
   *[no] Write a length above zero with the larger unit first, such as "40h", "1h30m" or "90m".
}
problem-definition-date = This is no date, or there is no such day.
problem-definition-date-hint = Write a real day in the form 2026-04-01.
problem-definition-zone = There is no such time zone.
problem-definition-zone-hint = { $near ->
    [none] Write an IANA name such as Asia/Tokyo.
   *[other] Check whether "{ $near }" was meant, and correct it.
}
problem-definition-duplicate = There is already another { definition-word-what } with this identifier.
problem-definition-duplicate-hint = Change one of the two identifiers.
problem-definition-calendar-always = "always" is the name of a calendar that every agreement has (24 hours, 7 days).
problem-definition-calendar-always-hint = Choose another name, or delete this definition and use "always" as it is.
problem-definition-unresolved = No { definition-word-what } of this name is defined.
problem-definition-unresolved-hint = { $near ->
    [none] { $known ->
        [none] Define the { definition-word-what } first, or delete the reference.
       *[other] Choose one of { $known }, or define it.
    }
   *[other] Check whether "{ $near }" was meant, and correct it.
}
problem-definition-closing-day = This cannot be read as a closing day.
problem-definition-closing-day-hint = Write "last" or a whole number from 1 to 28.
problem-definition-span = This cannot be read as working hours; times run from 00:00 to 24:00.
problem-definition-span-hint = Write it in the form "09:00-12:00".
problem-definition-span-backwards = The working hours do not end after they start.
problem-definition-span-backwards-hint = Split hours over midnight in two: "22:00-24:00" and, on the next day, "00:00-06:00".
problem-definition-spans-overlap = The working hours { $first } and { $second } overlap.
problem-definition-spans-overlap-hint = Correct the times, or join the two into one.
problem-definition-calendar-empty = The calendar has no working hours at all, so no clock would run.
problem-definition-calendar-empty-hint = Write working hours under "weekdays" or a day of the week.
problem-definition-days = It is not clear which days the exception means.
problem-definition-days-hint = Write exactly one of "date", "dates", or "from" with "until".
problem-definition-run = The run of days is backwards or longer than { $limit } days.
problem-definition-run-hint = Let "until" be no earlier than "from", and split long runs.
problem-definition-date-twice = { $date } has two exceptions.
problem-definition-date-twice-hint = Delete one of the two.
problem-definition-no-process = There is no process.
problem-definition-no-process-hint = Write at least one "[[processes]]".
problem-definition-no-holder-rules = Without holder rules all time is unattributed.
problem-definition-no-holder-rules-hint = Say under "[[holder_rules]]" who holds a case after which event.
problem-definition-rule-unreachable = This rule is never used, because the earlier rule "{ $first }" fits every event.
problem-definition-rule-unreachable-hint = Move it above "{ $first }", or delete it.
problem-definition-no-levels = Without service levels there is no verdict.
problem-definition-no-levels-hint = Write "[[service_levels]]" if verdicts are wanted.
problem-definition-no-verification = The verified value decides, but there is no verification plan.
problem-definition-no-verification-hint = Write the method and the monthly size under "verification".
problem-definition-pattern = There is a "*" in the middle; it may stand only at the start and the end.
problem-definition-pattern-hint = Write it like "Wait*" or "*hold*", or list several texts.
problem-definition-column-built-in = Every case has a column of this name already.
problem-definition-column-built-in-hint = Choose another name.
problem-definition-column-name = The name of the column starts with a digit or has a character that names do not have.
problem-definition-column-name-hint = Use letters, digits and "_" only, and do not start with a digit.
problem-definition-column-source = It is not clear where the column takes its value from.
problem-definition-column-source-hint = Write exactly one of { $known }.
problem-definition-column-type = The type differs from that of a column made by "{ $source }".
problem-definition-column-type-hint = Delete "type"; it follows by itself.
problem-definition-mean-column = This column has no mean.
problem-definition-mean-column-hint = Name a column of whole numbers, numbers or lengths of time.
problem-definition-minimum = { $direction ->
    [at_least] The minimum is higher than the target.
   *[at_most] The minimum is lower (stricter) than the target.
}
problem-definition-minimum-hint = Write a minimum on the worse side of the target, or check "direction".
problem-definition-allowance = The allowances sum to { $sum }, which is not the limit { $limit }.
problem-definition-allowance-hint = Correct the allowances so that they sum to the limit.
problem-definition-slot = The hours of a slot do not divide 24.
problem-definition-slot-hint = Write 1, 2, 3, 4, 6, 8, 12 or 24.
problem-definition-credit-costs = "when" of a credit goes with one of "percent_of_fee" and "yen".
problem-definition-credit-costs-hint = Give the share of the fee or the amount, or leave all of them out, "months" too, and keep to the words of "rule".
problem-definition-sample-size = The population is smaller than the sample of { $size }.
problem-definition-sample-size-hint = Let "population" be at least "size", or reduce "size".
problem-definition-alternatives = There are more than { $limit } alternatives.
problem-definition-alternatives-hint = Keep only the likely ones, at most { $limit }.
problem-definition-alternative = It is not clear what the alternative changes.
problem-definition-alternative-hint = Write exactly one of { $known }.
problem-definition-mapping-empty = The mapping says nothing to read.
problem-definition-mapping-empty-hint = Write at least one of "[events]", "[intervals]", "[samples]" and "[reported]", or the object_type of an object-centric log.
problem-definition-time-columns = A point in time has one column, or two (date and time of day).
problem-definition-time-columns-hint = Write one or two column names under "columns".
problem-definition-time-format = This cannot be read as a format of times.
problem-definition-time-format-hint = Write iso, unix_s, unix_ms, or a pattern such as %Y/%m/%d %H:%M.
problem-definition-start-status = "start" and "status" cannot stand together: with a start, the status is "start" or "complete".
problem-definition-start-status-hint = Delete one of them. The status column can be kept under [events.attributes].
problem-definition-sample-values = "{ $value }" stands for both correct and wrong.
problem-definition-sample-values-hint = Delete it from one of the two.
problem-definition-reported-empty = No column has a reported value.
problem-definition-reported-empty-hint = Write at least one of "value", "numerator" and "denominator".

# Problems of conditions.

filter-word-left = { $left ->
    [text] text
    [integer] whole number
    [number] number
    [boolean] true or false
    [time] time
   *[duration] length of time
}
filter-word-right = { $right ->
    [text] text
    [integer] whole number
    [number] number
    [boolean] true or false
    [time] time
   *[duration] length of time
}
filter-word-kind = { $kind ->
    [text] text
    [integer] whole number
    [number] number
    [boolean] true or false
    [time] time
   *[duration] length of time
}

problem-filter-syntax = This cannot be read as a condition (character { $at }: { $detail }).
problem-filter-syntax-hint = Check that quotation marks and brackets close, and how AND and OR join the parts.
problem-filter-too-long = The condition is too long ({ $size } characters; at most { $limit }).
problem-filter-too-long-hint = Shorten it with "IN (…)", or split the rule.
problem-filter-too-deep = The condition is nested too deeply (at most { $limit } levels).
problem-filter-too-deep-hint = Use fewer brackets and NOTs, or split the rule.
problem-filter-list-too-long = "IN (…)" has too many values ({ $size }, at most { $limit }).
problem-filter-list-too-long-hint = Give fewer values, or use LIKE or BETWEEN.
problem-filter-pattern-too-long = The pattern of "LIKE" is too long (at most { $limit } characters).
problem-filter-pattern-too-long-hint = Shorten the pattern.
problem-filter-column = There is no column "{ $column }" (character { $at }).
problem-filter-column-hint = { $near ->
    [none] { $quoted ->
        [yes] Write a text with single quotation marks, '{ $column }'; define a column under "[columns.{ $column }]".
       *[no] Define a column under "[columns.{ $column }]"; write a text as '{ $column }'.
    }
   *[other] Check whether "{ $near }" was meant, and correct it; put texts in single quotation marks.
}
problem-filter-kinds = These kinds of values do not go together here (character { $at }: { filter-word-left } and { filter-word-right }).
problem-filter-kinds-hint = Use one kind: write a text as 'High', a day as DATE '2026-10-01', a time as TIMESTAMP '2026-10-01 09:00', a length of time as INTERVAL '40' HOUR.
problem-filter-not-condition = A condition is needed here, but this is a value of the kind { filter-word-kind } (character { $at }).
problem-filter-not-condition-hint = Compare it with something by "=", ">" or the like.
problem-filter-unsupported = Conditions do not have this construct (character { $at }).
problem-filter-unsupported-hint = Use columns, constants, comparisons, BETWEEN, IN, LIKE, IS NULL, AND, OR, NOT and arithmetic only.
problem-filter-constant = A constant is needed here (character { $at }).
problem-filter-constant-hint = Write a text, a number, a time or a length of time.
problem-filter-null = Nothing can be compared with NULL; the result is always unknown (character { $at }).
problem-filter-null-hint = Use "IS NULL" or "IS NOT NULL".
problem-filter-time = This cannot be read as a day or a time (character { $at }).
problem-filter-time-hint = Write a real day or time in the form DATE '2026-10-01' or TIMESTAMP '2026-10-01 09:00'.
problem-filter-interval = This cannot be read as a length of time (character { $at }).
problem-filter-interval-hint = Write it like INTERVAL '40' HOUR, INTERVAL '90' MINUTE or INTERVAL '1 hour 30 minutes'.
problem-filter-days = Lengths of time have no days, weeks, months or years, because a day can mean 24 hours or a working day (character { $at }).
problem-filter-days-hint = Write hours, such as INTERVAL '40' HOUR.
refusal-measure-attribute = The agreement speaks of the attribute "{ $attribute }", but the log has no such column of the needed kind.
refusal-measure-attribute-hint = Add the attribute to the mapping with the kind that the agreement needs, or correct its name in the agreement.
refusal-measure-reference = The agreement refers to "{ $name }", which it does not define.
refusal-measure-reference-hint = Define it in the agreement, or correct the reference.
refusal-measure-too-many-events = The log has { $events } events; one pass takes fewer than 4,294,967,295.
refusal-measure-too-many-events-hint = Split the log by period or by process and measure each part.
