//! Calendars that need no agreement.

use jiff::civil::Time;

use crate::agreement::{CalendarTerms, HolidayList};
use crate::text::Text;

/// Names of the calendars that need no agreement: every moment, and an office in Japan (Monday to
/// Friday 9:00 to 18:00 in Tokyo, closed on national holidays; no break, no 年末年始休業).
pub const BUILT_IN: [&str; 2] = ["always", "japan-office"];

/// The calendar called `name`, one of [`BUILT_IN`].
pub fn built_in(name: &str) -> Option<CalendarTerms> {
    let (whole, none) = (vec![(Time::midnight(), None)], Vec::new());
    let day = vec![(Time::constant(9, 0, 0, 0), Some(Time::constant(18, 0, 0, 0)))];
    let (weekdays, holidays, zone, text) = match name {
        "always" => {
            let text = Text { ja: "24時間365日".to_owned(), en: "24 hours, 7 days".to_owned() };
            (std::array::from_fn(|_| whole.clone()), HolidayList::None, "UTC", text)
        }
        "japan-office" => {
            let weekdays =
                std::array::from_fn(|weekday| if weekday < 5 { day.clone() } else { none.clone() });
            let text = Text {
                ja: "平日9時–18時（祝日を除く）".to_owned(),
                en: "weekdays 9:00–18:00 in Japan, no national holidays".to_owned(),
            };
            (weekdays, HolidayList::Japan, "Asia/Tokyo", text)
        }
        _ => return None,
    };
    Some(CalendarTerms {
        id: name.to_owned(),
        name: text,
        zone: zone.to_owned(),
        weekdays,
        holidays,
        exceptions: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;
    use crate::time::Moment;

    #[test]
    fn every_name_has_a_calendar() {
        for name in BUILT_IN {
            let terms = built_in(name).expect(name);
            assert!(Calendar::new(&terms, 2020..=2030).is_ok(), "{name}");
        }
        assert_eq!(built_in("office"), None);
    }

    /// PM4Py counts business hours in UTC, where a working day in Tokyo has none.
    #[test]
    fn a_working_day_in_tokyo_is_nine_hours() {
        let terms = built_in("japan-office").expect("a calendar");
        let calendar = Calendar::new(&terms, 2026..=2026).expect("sound");
        let at = |text: &str| {
            let time: jiff::Timestamp = text.parse().expect("a time");
            Moment(time.as_microsecond())
        };
        let hours = |from: &str, until: &str| {
            calendar.between(at(from), at(until)).0 / crate::time::Span::HOUR.0
        };
        assert_eq!(hours("2026-10-01T09:00:00+09:00", "2026-10-01T17:00:00+09:00"), 8);
        assert_eq!(hours("2026-10-01T00:00:00+09:00", "2026-10-02T00:00:00+09:00"), 9);
        // 2026-10-12 is スポーツの日.
        assert_eq!(hours("2026-10-10T00:00:00+09:00", "2026-10-13T00:00:00+09:00"), 0);
    }
}
