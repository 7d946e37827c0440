//! Whether the log speaks of the month at all: a month that it does not cover cannot be judged by
//! it.

use super::Note;
use crate::display::Clockface;
use crate::measure::Measured;
use crate::text::Lang;
use crate::time::{Span, Window};

/// A log may begin or end this long inside the month (a weekend with holidays) without a word.
const MARGIN: i64 = 4 * Span::DAY.0;

/// How much of the month the log covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coverage {
    /// As far as its first and last event tell, all of it.
    Whole,
    /// It begins or ends inside the month.
    Part,
    /// It ends before the month begins, begins after its end, or is empty.
    None,
}

/// The coverage of the measured month.
pub(super) fn of(measured: &Measured) -> Coverage {
    let Window { from, until } = measured.window;
    match measured.log.span {
        Some((first, last)) if first < until && last >= from => {
            if first.0 > from.0 + MARGIN || last.0 < until.0 - MARGIN {
                Coverage::Part
            } else {
                Coverage::Whole
            }
        }
        _ => Coverage::None,
    }
}

/// What to do about it.
pub(super) fn note(measured: &Measured, zone: &str) -> Option<Note> {
    let key = match of(measured) {
        Coverage::Whole => return None,
        Coverage::Part => "log-partial",
        Coverage::None => "log-outside",
    };
    let face = Clockface::new(Lang::Ja, zone);
    let (first, last) = measured.log.span.unzip();
    let day = |moment: Option<_>| moment.map_or("—".to_owned(), |m| face.day(m).to_string());
    Some(Note { key, args: vec![("first", day(first)), ("last", day(last))] })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::LogFacts;
    use crate::time::{Moment, Month};

    fn measured(span: Option<(i64, i64)>) -> Measured {
        let day = |day: i64| Moment(day * Span::DAY.0);
        Measured {
            month: Month { year: 2026, month: 10 },
            window: Window { from: day(100), until: day(131) },
            log: LogFacts {
                events: 1,
                cases: 1,
                activities: 1,
                operators: 0,
                span: span.map(|(first, last)| (day(first), day(last))),
            },
            processes: vec![],
            levels: vec![],
        }
    }

    #[test]
    fn a_month_outside_the_log_is_not_covered() {
        for (span, expected) in [
            (Some((0, 130)), Coverage::Whole),
            (Some((103, 128)), Coverage::Whole),
            (Some((110, 130)), Coverage::Part),
            (Some((0, 110)), Coverage::Part),
            (Some((0, 99)), Coverage::None),
            (Some((131, 140)), Coverage::None),
            (None, Coverage::None),
        ] {
            assert_eq!(of(&measured(span)), expected, "{span:?}");
        }
        let note = note(&measured(Some((0, 99))), "UTC").expect("a note");
        assert_eq!((note.key, note.args[1].1.as_str()), ("log-outside", "1970-04-10"));
    }
}
