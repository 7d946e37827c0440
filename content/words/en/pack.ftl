# The monthly pack: PDF, workbook and case table.

pack-title = Monthly pack, { $month }
pack-run = Run
pack-month = Month
pack-client = Client
pack-vendor = Vendor
pack-log = Log
pack-source = Source
pack-remark = Remark
pack-log-empty = The log has no accepted event.
pack-log-facts = { $events } events, { $cases } cases, { $activities } activities, { $operators } operator codes ({ $from } – { $until })

pack-unit-hours = { $value } h
pack-unit-cases = { $value } cases
pack-at-least = ≥ { $value }
pack-at-most = ≤ { $value }
pack-behind = n = { $n }

pack-not-reported = Not reported
pack-not-verified = Not verified

pack-verdict-met = Met
pack-verdict-missed = Missed
pack-verdict-not-demonstrated = Not demonstrated
pack-verdict-no-data = No data
pack-verdict-not-applicable = Not applicable
pack-outside-census = every case was measured
pack-outside-full = no sample can prove 100 %
pack-outside-ratio = not a ratio

pack-headline-none = The agreement has no service level.
pack-headline-fine = By contract, all { $all } service levels are met.
pack-headline-unknown = None is missed, but { $unknown } of { $all } service levels have no data to judge them by.
pack-headline-missed = { $missed } of { $all } service levels are missed ({ $unknown } without data).

pack-verdicts = Verdicts
pack-level = Service level
pack-target = Target
pack-reported = Reported
pack-recomputed = Recomputed
pack-verified = Verified
pack-contractual = By contract
pack-statistical = By statistics
pack-verdicts-legend = ◆ marks the value that decides the contractual verdict. That verdict follows from the agreed formula alone; the statistical one says what the client's sample can show at 95 % confidence. No data is never the same as met.
pack-next-steps = What to do next
pack-next-steps-none = Nothing was found that needs action this month.
