# Reading event logs and plain tables: problems and refusals.
problem-log-case-missing = The row has no case (column "{ $column }").
problem-log-case-missing-hint = Fill in the case of this row and send it again.
problem-log-activity-missing = The row has no activity (column "{ $column }").
problem-log-activity-missing-hint = Fill in the activity of this row and send it again.
problem-log-time-missing = The row has no time (column "{ $column }").
problem-log-time-missing-hint = Fill in the time of this row and send it again.
problem-log-time-unreadable = "{ $value }" cannot be read as a time (column "{ $column }"): another format, or a date that does not exist.
problem-log-time-unreadable-hint = Correct the time, or add its format to formats in the mapping.
problem-log-time-without-zone = "{ $value }" carries no time zone and the mapping names none (column "{ $column }").
problem-log-time-without-zone-hint = Name the zone in the mapping, for example zone = "Asia/Tokyo".
problem-log-time-weekday = "{ $value }" names a day of the week that its date is not (column "{ $column }").
problem-log-time-weekday-hint = Have the vendor check which of the two is wrong, and correct it.
problem-log-time-nonexistent = "{ $value }" does not exist: the clocks of the zone skip it (column "{ $column }").
problem-log-time-nonexistent-hint = Check the zone of the recording clock; correct the time or zone in the mapping.
problem-log-time-ambiguous = "{ $value }" occurs twice when the clocks go back; it was read as the earlier one (column "{ $column }").
problem-log-time-ambiguous-hint = Ask for times with an offset, such as 2026-10-25T02:30:00+02:00, to tell them apart.
problem-log-time-implausible = "{ $value }" lies before 1900 or after 2199 (column "{ $column }").
problem-log-time-implausible-hint = It is most likely a placeholder; ask for the real time, or for the row to be left out.
problem-log-cell-error = "{ $value }" is the error of a formula (column "{ $column }").
problem-log-cell-error-hint = Correct the formula or write the value. Numbers of 16 digits and more must be written as text.
problem-log-value-error = "{ $value }" is the error of a formula (column "{ $column }"). Only this value counts as missing.
problem-log-value-error-hint = Where the value is needed, correct the formula or write the value.
problem-log-end-before-start = The end "{ $value }" lies before the start (column "{ $column }").
problem-log-end-before-start-hint = Have the vendor check which of the two is wrong, and send it corrected.
problem-log-column-count = The row has { $value } cells, not as many as the header.
problem-log-column-count-hint = Check for missing delimiters or quotes, and send the row with as many cells as the header.
problem-log-quote-unclosed = A quote (") is not closed. Only this line was kept aside; reading went on with the next.
problem-log-quote-unclosed-hint = Close the quote, or double it ("") where it is meant as a letter, and send the row again.
problem-log-row-too-long = The row is too long (at most 1 MiB).
problem-log-row-too-long-hint = Check for missing line ends, split the row and send it again.
problem-log-cell-too-long = A value is too long (column "{ $column }", at most 64 KiB).
problem-log-cell-too-long-hint = Shorten the value or leave the column out, and send the row again.
problem-log-row-empty = The row has no value at all and was passed over.
problem-log-row-empty-hint = Nothing needs to be done where it is a spare row of a spreadsheet.
problem-log-encoding-broken = Letters are broken (column "{ $column }").
problem-log-encoding-broken-hint = Check the encoding of the file, and export it again as UTF-8.
problem-log-character-forbidden = A value holds a NUL, which is no letter (column "{ $column }").
problem-log-character-forbidden-hint = Remove it and send the row again.
problem-log-attribute-unreadable = "{ $value }" is no value of the type of column "{ $column }". Only this value is missing.
problem-log-attribute-unreadable-hint = Correct the value, or change the kind of this column in the mapping to text.
problem-log-attribute-time = "{ $value }" has no time zone, does not exist, or lies before 1900 or after 2199 (column "{ $column }"). Only this value is missing.
problem-log-attribute-time-hint = Name the zone in the mapping, or correct the time.
problem-log-attribute-mixed = Attribute "{ $column }" mixes values of different types; all were read as { $kind ->
    [number] numbers
   *[other] text
}.
problem-log-attribute-mixed-hint = Make the types alike where the file is exported, or state the kind of this attribute in the mapping.
problem-log-attribute-repeated = Attribute "{ $column }" stands twice in one trace or event; the first value was used.
problem-log-attribute-repeated-hint = Check the export and keep one of them.
problem-log-attribute-late = Attribute "{ $column }" of the trace comes after its events and was not read.
problem-log-attribute-late-hint = Export attributes of a trace before its first event.
problem-log-attribute-surplus = There are too many kinds of attributes (512 at most); "{ $column }" was not kept.
problem-log-attribute-surplus-hint = List the attributes that you need under attributes in the mapping.
problem-log-trace-empty = The case has no event ({ $value }).
problem-log-trace-empty-hint = Ask the vendor whether its records are missing.
problem-log-event-too-large = The event has too many attributes (1 MiB of text or 10,000 at most).
problem-log-event-too-large-hint = Export only the attributes that are needed, and send it again.
problem-log-xml-attribute = The key or value of attribute "{ $column }" cannot be read; entities of your own (&name;) are not expanded.
problem-log-xml-attribute-hint = Export it with both key and value, using only the references of XML itself such as &amp;.
problem-log-value-missing = A required value is missing (column "{ $column }").
problem-log-value-missing-hint = Fill in the value and send the row again.
problem-log-count-unreadable = "{ $value }" is no count, a whole number of 0 or more (column "{ $column }").
problem-log-count-unreadable-hint = Write the count as a whole number and send the row again.
problem-log-number-unreadable = "{ $value }" cannot be read as a number (column "{ $column }").
problem-log-number-unreadable-hint = Write it like 99.95% or 0.9995 and send the row again.
problem-log-month-unreadable = "{ $value }" cannot be read as a month (column "{ $column }").
problem-log-month-unreadable-hint = Write it like 2026-10 and send the row again.
problem-log-verdict-unknown = The mapping does not say whether "{ $value }" means correct or wrong (column "{ $column }").
problem-log-verdict-unknown-hint = Add it to either correct_values or wrong_values in the mapping.
problem-log-report-empty = The report has neither value nor numerator nor denominator.
problem-log-report-empty-hint = Fill in at least the value, or numerator and denominator, and send the row again.
problem-log-event-twice = The event agrees with row { $first } in every column that the mapping names (case "{ $value }"); both are counted.
problem-log-event-twice-hint = Ask the vendor whether it was recorded or exported twice. If not, add a column that tells them apart to the mapping, or leave it: the file is right where the same was really done twice at one moment.
problem-log-interval-twice = The interval "{ $start }" of group "{ $value }" stands in row { $first } already; both are counted.
problem-log-interval-twice-hint = Ask the vendor which of both is right, and have the other left out; the file is right where both are parts of one interval.
problem-log-sample-twice = "{ $value }" of service level "{ $level }" was sampled in row { $first } already in this month; both are counted.
problem-log-sample-twice-hint = Check whether the unit was drawn twice; if not, have one of them left out.
problem-log-reported-impossible = The reported figures cannot be: the denominator is 0, or the numerator exceeds it.
problem-log-reported-impossible-hint = Have the figures corrected, or leave numerator and denominator empty where nothing was counted. Where the figure is no share (an average per case), state its value too.
refusal-log-file-empty = "{ $file }" is empty.
refusal-log-file-empty-hint = Check that the export has finished, and get the file again.
refusal-log-file-foreign = "{ $file }" is in no format of operation records (CSV, Excel workbook, Parquet, XES, OCEL).
refusal-log-file-foreign-hint = Export it as CSV (UTF-8), as an Excel workbook (.xlsx) or as XES.
refusal-log-file-binary = "{ $file }" is neither a table nor text: most of it is empty bytes (NUL). No row and no column can be read.
refusal-log-file-binary-hint = Check that neither the export nor the transfer broke, and export it as CSV (UTF-8) from its system again.
refusal-log-file-no-columns = The first row of "{ $file }" names no columns, so nobody can say which one is the case, the activity or the time.
refusal-log-file-no-columns-hint = Export it with the names of the columns in the first row, and hand it in again.
refusal-log-workbook-old = "{ $file }" is an Excel workbook of the old format (.xls), or one with a password.
refusal-log-workbook-old-hint = Take the password off, and save it as an Excel workbook (.xlsx) or as CSV (UTF-8).
refusal-log-workbook-damaged = The Excel workbook "{ $file }" is damaged and cannot be opened.
refusal-log-workbook-damaged-hint = Check whether Excel opens it; save it anew, or get the file again.
refusal-log-workbook-foreign = "{ $file }" is a zip, but no Excel workbook (.xlsx).
refusal-log-workbook-foreign-hint = Take the file out of the zip, or save it as .xlsx or CSV (UTF-8).
refusal-log-sheet-missing = "{ $file }" has no sheet "{ $sheet }". Its sheets: { $sheets }
refusal-log-sheet-missing-hint = Write one of the workbook's sheets as sheet under [file] of the mapping.
refusal-log-parquet-damaged = The Parquet file "{ $file }" is damaged and cannot be read.
refusal-log-parquet-damaged-hint = Check whether the export or the transfer broke off, and get the file again.
refusal-log-parquet-codec = "{ $file }" is compressed by { $codec }, which is not read.
refusal-log-parquet-codec-hint = Export it without compression, or with SNAPPY, ZSTD or LZ4.
refusal-log-contents-swollen = "{ $file }" unpacks to an abnormal size; reading was stopped.
refusal-log-contents-swollen-hint = Ask the sender; if it is genuine, export shorter periods, or CSV (UTF-8).
refusal-log-file-too-large = "{ $file }" is too large (workbooks, Parquet and databases may have { $limit } MiB).
refusal-log-file-too-large-hint = Export shorter periods, or CSV (UTF-8), which may have any size.
refusal-log-gzip-truncated = The packed data of "{ $file }" ends too early.
refusal-log-gzip-truncated-hint = Check whether the transfer broke off, and get the file again.
refusal-log-gzip-damaged = The packed data of "{ $file }" is damaged.
refusal-log-gzip-damaged-hint = Ask for the file to be packed and sent again.
refusal-log-gzip-bomb = "{ $file }" unpacks to an abnormal size; reading was stopped.
refusal-log-gzip-bomb-hint = Ask the sender; if the file is real, unpack it first.
refusal-log-xml-broken = "{ $file }" is no well-formed XML (near byte { $position }).
refusal-log-xml-broken-hint = Export it anew and get the file again.
refusal-log-xml-unclosed = The XML of "{ $file }" ends before it is complete (byte { $position }).
refusal-log-xml-unclosed-hint = Check whether the export or transfer broke off, and get the file again.
refusal-log-xml-doctype = "{ $file }" has a document type (DOCTYPE), which is not read for safety.
refusal-log-xml-doctype-hint = Export XES without a document type.
refusal-log-xml-too-deep = The elements of "{ $file }" stand too deep inside each other (32 at most).
refusal-log-xml-too-deep-hint = Check the export, and write the file anew by the XES standard.
refusal-log-xml-too-large = "{ $file }" has an element that is too large (1 MiB or 256 XML attributes at most).
refusal-log-xml-too-large-hint = Check the export, and write the file anew by the XES standard.
refusal-log-xml-not-xes = "{ $file }" is XML but not XES: its root is no log.
refusal-log-xml-not-xes-hint = Export it as XES or CSV.
refusal-log-start-in-xes = "{ $file }" is XES. "start" of the mapping serves tables only (CSV, Excel workbook, Parquet).
refusal-log-start-in-xes-hint = Delete "start". In XES, start and end are events of their own, and the status is lifecycle:transition.
refusal-log-mapping-missing = There is no mapping that says what the columns of "{ $file }" mean.
refusal-log-mapping-missing-hint = Let kajitori log inspect propose one, check it and pass it with --mapping.
refusal-log-attribute-resource = The mapping names column "{ $column }" of "{ $file }" as the resource and also as status, org or an attribute; names of people would be kept.
refusal-log-attribute-resource-hint = Leave the column to resource alone; it is kept as a code.
refusal-log-column-missing = "{ $file }" has no column "{ $column }". It has: { $columns }
refusal-log-column-missing-hint = Make the column names of the mapping those of the file's header.
refusal-log-column-twice = "{ $file }" has more than one column "{ $column }".
refusal-log-column-twice-hint = Ask for headers that tell them apart.
refusal-log-header-unreadable = The header of "{ $file }" cannot be read: too long, or more than 16,384 columns.
refusal-log-header-unreadable-hint = Export the file with column names in its first row.
refusal-log-not-a-table = "{ $file }" is no table (CSV, Excel workbook, Parquet).
refusal-log-not-a-table-hint = Export it as CSV (UTF-8) or as an Excel workbook (.xlsx).
refusal-log-nothing-read = "{ $file }" has no row to read.
refusal-log-nothing-read-hint = Check the period and the conditions of the export, and write the file again.
refusal-log-too-many-rejects = { $rejected } of the { $rows } rows of "{ $file }" cannot be read; { $allowed }% are allowed.
refusal-log-too-many-rejects-hint = Look at the rejected rows and the problems; correct the mapping, or ask the vendor to send the file again.
refusal-log-zone-unknown = The zone "{ $zone }" is unknown (mapping of { $file }).
refusal-log-zone-unknown-hint = Write the name of an IANA zone such as Asia/Tokyo.
refusal-log-format-unknown = The time format "{ $format }" is unknown (mapping of { $file }).
refusal-log-format-unknown-hint = Write iso, unix_s, unix_ms or a pattern such as %Y/%m/%d %H:%M.
refusal-log-key-unreadable = The key file cannot be read.
refusal-log-key-unreadable-hint = Restore the key file from where it is kept, or name the right one with --key.
refusal-log-operator-collision = Two people of "{ $file }" would get the same code.
refusal-log-operator-collision-hint = Make a new key file and read all periods again.
refusal-log-too-much-text = A column of "{ $file }" holds more text than fits (2 GiB).
refusal-log-too-much-text-hint = Export the file in shorter periods.
refusal-log-parquet-foreign = "{ $file }" is no log that this version of Kajitori wrote.
refusal-log-parquet-foreign-hint = Read it anew from the original file.
problem-log-attribute-person = Attribute "{ $column }" most likely names people and was not kept.
problem-log-attribute-person-hint = Map the person who does the work as resource, which is kept as a code. If the column names nobody, have it renamed in the export.
question-log-ask-column = Which column is the { $role ->
    [case] case
    [activity] activity
    [time] time
    [level] service level
    [unit] sampled unit
    [correct] verdict
   *[month] month
} ({ $columns })? Write it into the mapping.
question-log-ask-which = Several columns may be the { $role ->
    [case] case
    [activity] activity
    [time] time
    [level] service level
    [unit] sampled unit
    [correct] verdict
   *[month] month
} ({ $columns }). The first was chosen; check whether it is right.
question-log-ask-date-order = "{ $value }" in "{ $column }" may be { $chosen } or { $others }. It was read as { $chosen }. Check that.
question-log-ask-start-status = As there are times of start and end, the status is "start" or "complete". "{ $column }" is kept as an attribute. Check that.
question-log-ask-zone = "{ $column }" carries no time zone. { $zone } was assumed; check it.
question-log-ask-sheet = There are several sheets ({ $sheets }). "{ $sheet }" was read. Check that it is the right one.
question-log-ask-people = Further columns seem to name people ({ $columns }) and are not kept. Check that the right one is the resource.
