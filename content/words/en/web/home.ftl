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
