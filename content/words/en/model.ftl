# Models discovered from a log
model-done = Wrote the model to { $out } ({ $cases } cases, { $variants } variants, { $activities } of { $of } activities).
model-replay = { $allowed } of { $cases } cases ({ $share }%) run as the model says from beginning to end.
model-undecided = For { $count } cases it would take too long to decide whether they run as the model says.
model-rejected = { $count } rows could not be read and are not included. Find out why with kajitori log inspect.
model-tree = { $tree }
model-about-tree = Discovered by the inductive miner from { $cases } recorded cases, without behaviour rarer than { $noise }. It is made of blocks only, so the end can be reached from everywhere. { $allowed } cases ({ $share }%) run as it says from beginning to end. It sums up what was recorded; it is no procedure that somebody agreed.
model-about-whole-tree = Discovered by the inductive miner from { $cases } recorded cases, rare behaviour included. It is made of blocks only, so the end can be reached from everywhere. { $allowed } cases ({ $share }%) run as it says from beginning to end. It sums up what was recorded; it is no procedure that somebody agreed.
model-about-map = A directly-follows graph: it shows only which activity was recorded directly after which in { $cases } cases. It says nothing about what runs in parallel or in which order things must happen, and not every way along its lines has happened. It shows { $activities } of { $all-activities } activities and { $flows } of { $all-flows } connections; { $allowed } cases ({ $share }%) lie on it as a whole.
model-cases = { $count } cases
model-events = { $count } events
model-times = { $count } times

refusal-model-too-many-activities = There are { $found } activities; a model can be found for at most { $most }.
refusal-model-too-many-activities-hint = Check with kajitori log inspect that the activity column is the right one, and correct the mapping if it holds numbers or texts of single cases.
refusal-model-too-many-variants = There are more than { $found } different variants, more than can be handled at a time ({ $most } activities in all).
refusal-model-too-many-variants-hint = Find the model from a log of a shorter time or of fewer cases.
refusal-model-too-large = A drawing of { $activities } activities and { $flows } connections cannot be read (at most { $most-activities } and { $most-flows }).
refusal-model-too-large-hint = Lower the shares of --activities or --paths.
refusal-model-nothing = The log has no case, so there is no model of it.
refusal-model-nothing-hint = Check with kajitori log inspect whether its rows can be read.
refusal-model-option = { $option } means nothing to the method { $method }.
refusal-model-option-hint = Leave { $option } out or choose another --method (--noise belongs to inductive, --paths to dfg).
