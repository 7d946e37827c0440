# Home.

home-hello = Hello, { $name }
home-tasks = My tasks
home-tasks-none = Nothing waits for you.
home-tasks-none-about = When a close or a contest is your turn, it appears here with its due date.
home-changes = What changed
home-since = since { $at }
home-changes-none = Nothing changed.
home-due-today = today
home-due-days = in { $n } days

home-due-late = { $n } days late
home-due-open = no due day
home-about = { $what } ({ $about })
home-version = version { $n }
home-alike = { $what }: { $n } times
home-and-more = { $names } and { $n } more
home-more = { $n } more; each engagement’s audit record has them all.
home-seen = Mark as seen
home-no-engagements = You have a part in no engagement yet.
home-set-up = Go on setting up
home-set-up-about = { $n } steps are left. What you have done stays.
home-set-up-do = Go on
search-about = Find engagements, vendors, service levels, cases by number, contests and pages.
search-none = Nothing fits “{ $text }”.
search-none-about = Try a shorter word; enter the number of a case in full.
search-levels = Service levels
search-cases = Cases
search-pages = Pages
search-contest = Contest { $n } ({ $month })
help-about = The journey through Kajitori, and the words on its pages.
help-journey = The journey
help-words = Words
help-see = See also
help-keys = Keyboard
help-keys-about = The search field has the browser’s access key K (Windows: Alt+Shift+K or Alt+K; Mac: Control+Option+K). Tab goes on, Enter opens.
