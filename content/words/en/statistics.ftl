# Words of statistics
percentile-exact = From all values
percentile-t-digest = Estimated from a t-digest; its rank is off by less than 1.3 points at the median, 0.8 at 90% and 0.3 at 99%

# Signals of control charts: no verdict, but movements that the usual variation seldom makes
signal-concern = concern
signal-improvement = improvement
signal-change = change
signal-outside-high = above the upper limit
signal-outside-low = below the lower limit
signal-shift-high = at least 7 points in a row above the centre
signal-shift-low = at least 7 points in a row below the centre
signal-trend-high = at least 6 rises in a row
signal-trend-low = at least 6 falls in a row
signal-near-limit-high = at least 2 of 3 points in a row near the upper limit
signal-near-limit-low = at least 2 of 3 points in a row near the lower limit
signal-near-centre = at least 15 points in a row near the centre (less variation, or limits too wide)

# Sampling inspection (JIS Z 9015-1, ISO 2859-1)
sampling-normal = normal inspection
sampling-tightened = tightened inspection
sampling-reduced = reduced inspection
sampling-accepted = accepted
sampling-rejected = rejected
sampling-not-judged = not judged
sampling-caution = An AQL proves nothing about one lot. It is a limit for the long run of a series; an accepted lot is not shown to be that good.
sampling-change-tighten = Two of five or fewer lots in a row were rejected: tightened inspection from the next lot on.
sampling-change-recover = Five lots in a row were accepted under tightened inspection: normal inspection from the next lot on.
sampling-change-reduce = The switching score has reached 30: reduced inspection from the next lot on.
sampling-change-may-reduce = The switching score is 30 or more: reduced inspection may begin if production is steady and the responsible authority wants it (--steady).
sampling-change-return = A lot was rejected under reduced inspection: normal inspection from the next lot on.
sampling-change-discontinue = Five lots were rejected under tightened inspection: stop sampling until the vendor has mended the process; then begin with tightened inspection.
sampling-plan-title = Lot of { $lot }, inspection level { $level }, AQL { $aql } %, { $severity }
sampling-plan-whole = Inspect all { $sample } units. Accept with at most { $accept } nonconforming, reject with { $reject } or more.
sampling-plan-sample = Draw { $sample } units. Accept with at most { $accept } nonconforming (Ac), reject with { $reject } or more (Re).
sampling-plan-letter = Code letter { $letter }
sampling-plan-arrow = Code letter { $letter } (by the arrows of the table the plan of { $used })
sampling-plan-oc = Probability of acceptance under this plan (binomial)
sampling-plan-oc-row = a lot with { $quality } % nonconforming: { $probability } %
sampling-plan-risk = Even with { $quality } % nonconforming one lot in ten is accepted.
sampling-source = Source: { $edition }. Numbers last checked { $checked }. Confirm which edition the contract names.
sampling-history-head = Lot	Size	Inspection	n	Ac	Nonconforming	Verdict	Score	Next
sampling-history-next = Next lot: { $severity }
sampling-history-stopped = Sampling has been discontinued.
refusal-aql-unknown = The tables have no column for an AQL of { $value } %.
refusal-aql-unknown-hint = Choose one of: { $known }
refusal-lot-too-small = There is no sampling plan for a lot of { $lot }.
refusal-lot-too-small-hint = Give a lot of two or more, or inspect every unit.
refusal-lots-columns = { $file } has no column “{ $column }”.
refusal-lots-columns-hint = Write lot,size,nonconforming (or ロット,大きさ,不適合数) in the first line.
refusal-lots-value = { $file }, row { $row }, column “{ $column }”: the value “{ $value }” is no number.
refusal-lots-value-hint = Write a whole number of 0 or more, without separators.
refusal-lots-unreadable = { $file } cannot be read as CSV ({ $why }).
refusal-lots-unreadable-hint = Save it again as CSV in UTF-8.
refusal-lots-impossible = { $file }, row { $row }: { $found } nonconforming units are more than the { $sample } that were inspected.
refusal-lots-impossible-hint = Check how units were counted, and the size of the lot.
