# Jobs.

job-title = Jobs
job-about = Long work: importing, measuring, making documents. It goes on when you leave the page.
job-none = There are no jobs.
job-none-about = When a file is imported or a month measured, this shows how far it is.
job-no-hit = No job fits.
job-at = as of { $at }
job-what = Work
job-since = Since
job-state = State
job-progress = Progress
job-far = { $percent } %
job-import = Importing a file
job-measure = Measuring a month
job-document = Making documents
job-state-waiting = waiting
job-state-running = running
job-state-done = done
job-state-failed = failed
job-state-cancelled = cancelled
job-partly = done but for some rows
job-not-before = again at { $at }
job-fault = It stopped by a defect. If a retry fails too, tell whoever runs the house.
job-end = Cancel
job-again = Retry
