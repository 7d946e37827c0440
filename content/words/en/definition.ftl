# definition

refusal-calendar-zone = The time zone "{ $zone }" is unknown.
refusal-calendar-zone-hint = Write the zone's IANA name in the agreement, e.g. Asia/Tokyo.
refusal-calendar-years = Business time cannot be counted for the years { $from } to { $until }: a calendar covers at most 400 years between year 1 and year 9998.
refusal-calendar-years-hint = Look for a wrong date in the records or in the month asked for, correct it, and run again.
