# The frame around every page, and the parts that pages share.

shell-skip = Skip to content
shell-menu = Menu
shell-menu-close = Close
shell-nav = Main pages
shell-trail = Where you are
shell-search = Search
shell-search-hint = Engagements, service levels, cases
shell-help = Help
shell-me = Account
shell-sessions = Where you are signed in
shell-sign-out = Sign out
shell-as-vendor = Vendor
shell-about = Kajitori takes the records of outsourced work and the agreed definitions, and shows both sides the same facts of the month.
shell-error-title = Error:
shell-home = Home
shell-engagements = Engagements
shell-people = People
shell-company = Company
shell-hub = Overview
shell-figures = Monthly figures
shell-explore = Process
shell-close = Monthly close
shell-intake = Received data
shell-delivery = Hand in
shell-contests = Contests
shell-credits = Credits
shell-agreement = Agreement
shell-members = Members
shell-tokens = API tokens
shell-record = Audit record

part-next = Next step
part-due = due { $day }

step-done = done
step-current = current
step-ahead = to come
step-skipped = not needed

list-filter = Filter
list-clear = Clear all
list-chosen = Filters in use
list-without = : remove
list-csv = Download CSV
list-xlsx = Download Excel
list-no-hit = Use fewer filters, or try another one.
list-pages = Pages
list-before = Previous
list-after = Next

form-wrong = { $n } things need your attention
form-needed = required
form-back = Back

field-empty = Fill in: { $label }.
field-sign-in = The address or the password is wrong. Enter both again.
field-number = { $label } must be a number.
field-stale = Somebody else was faster. Look at it again and repeat.
field-begin-and-status = With a begin, the states are start and complete. Leave one of the two out.
field-no-counts = Keep at least one column of counts below.
field-no-value = Choose the column of the value, or those of numerator and denominator.
field-reason-short = The reason is too short. Say in at least { $least } characters what is different, so that the other side can check it.
field-case-unknown = There is no case “{ $case }” in the records of { $month }. Check the number.
field-findings = Some lines cannot be read ({ $lines }). Write the unit, then 1 or 0, with commas.
field-day = Enter { $label } like 2026-11-20.
field-moment = Enter { $label } like 2026-11-20 09:00.
field-row = Enter { $label } as a number, as the case’s timeline has it.
field-number = Enter { $label } as a number.

lamp-title = Six lamps
lamp-about = Each shows the state of its worst item.
lamp-purpose-short = P
lamp-quality-short = Q
lamp-cost-short = C
lamp-responsibility-short = R
lamp-knowledge-short = K
lamp-safety-short = S
lamp-fine = Fine
lamp-watch = Watch
lamp-act = Act
lamp-not-yet = Not measurable yet
field-day = Enter { $label } like 2026-04-01.

shell-requests = Requests
shell-system = System
list-count = { $n } in all
list-and = , 
form-save = Save
field-day = { $label } is no date. Write it like 2026-04-01.
field-none = { $label }: choose at least one.
lamp-all-fine = Nothing needs attention.
