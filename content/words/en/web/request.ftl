# Requests to the vendor’s manager.

request-about = You write to the vendor’s manager. Say the result that you need; who does it and how is for the vendor. Workers cannot be asked directly.
request-about-vendor = What the client asks. The manager answers.
request-new = Write to the manager
request-new-to = To { $name }, the vendor’s manager
request-text = Text
request-text-hint = What you need, and by when. Example: Please hand in the breakdown of October’s differences by 30 November.
request-look = Check before sending
request-look-again = Check again
request-send = Send
request-fine = Nothing reads like an order to a worker.
request-warned = { $n } places read like an order to a worker.
request-warned-about = You can send it as it is. What was pointed out is kept beside it.
request-list = Requests so far
request-none = There are no requests yet.
request-none-about = Requests and answers are listed here; both sides see the same.
request-waits = waits for an answer
request-answered = answered
request-answer = Answer
request-answer-do = Answer
request-code = Operator’s code { $code }
request-code-about = Only the vendor sees this name. That you looked is in the audit record.
request-month = Month it is about
request-month-hint = Only where it is about one month. Example: 2026-10
request-about-month = about { $month }
request-no-hit = No request is about this month.
