//! Lengths of time in hours alone: a day of business time is no day of 24 hours.

use super::hours;
use crate::time::Span;

/// A length of time in hours without a unit, finer the shorter it is: two digits after the point
/// under an hour, one under a hundred hours, none above.
pub fn hours_told(span: Span) -> String {
    let digits = match span.0.saturating_abs() {
        short if short < Span::HOUR.0 => 2,
        some if some < 100 * Span::HOUR.0 => 1,
        _ => 0,
    };
    hours(span, digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_finer_the_shorter_they_are_and_never_become_days() {
        for (seconds, told) in [
            (0, "0.00"),
            (290, "0.08"),
            (3_600, "1.0"),
            (90 * 3_600, "90.0"),
            (90 * 3_600 + 1_800, "90.5"),
            (115 * 3_600 + 1_799, "115"),
            (210_034 * 3_600, "210,034"),
            (-5_400, "-1.5"),
        ] {
            assert_eq!(hours_told(Span(seconds * Span::SECOND.0)), told, "{seconds} s");
        }
    }
}
