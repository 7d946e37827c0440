# Words of notice and payment days
notice-rule-whole-period-after = the whole period lies after the deadline day
notice-rule-same-day-before = the same day of an earlier month
payment-rule-sixty-days = 60 days, the day of the service included
payment-rule-monthly-closing = one month after the monthly closing day (where both have agreed)
problem-payment-late = The day of payment is { $days } days after the latest one, { $latest }.
problem-payment-late-hint = Pay by { $latest }. How the law applies stays to be confirmed.
