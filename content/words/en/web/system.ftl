# How the house is.

system-about = Nothing of business is here.
system-version = Program
system-engine = Database
system-schema = Schema step
system-data = Data
system-free = Free space
system-little = little is left
system-backup = Last backup
system-no-backup = none is known
system-host = Public name
system-unknown = unknown
system-jobs = Jobs
system-no-jobs = There have been no jobs.
system-no-jobs-about = Counts appear once something is imported or measured.
system-kind = Kind
system-waiting = Waiting
system-running = Running
system-done = Done
system-failed = Failed
system-cancelled = Cancelled
