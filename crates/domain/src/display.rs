//! How numbers, times and lengths of time read for people: pure formatting, exact where the value
//! is exact.

pub mod figure;
mod length;

pub use length::hours_told;

use std::cmp::Ordering;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::decimal::Decimal;
use crate::text::Lang;
use crate::time::{Moment, Month, Span, Window};

/// Most digits after the point that a percentage is shown with.
const MAX_DIGITS: u8 = 6;

/// `numerator / denominator` as a percentage without its sign, rounded half up to `digits` after
/// the point (at most 15). `None` when the denominator is 0: nothing is no share of nothing.
pub fn percent(numerator: u64, denominator: u64, digits: u8) -> Option<String> {
    if denominator == 0 {
        return None;
    }
    let units = rounded(u128::from(numerator) * 100, u128::from(denominator), digits);
    Some(point(units, digits))
}

/// Like [`percent`], with `digits` or as many more (up to 6) as it takes not to round the value
/// across `bound` (0–1) or up to 100: a value that misses its target must not look as if it had
/// reached it.
pub fn percent_beside(
    numerator: u64,
    denominator: u64,
    bound: Option<Decimal>,
    digits: u8,
) -> Option<String> {
    if denominator == 0 {
        return None;
    }
    let one = Decimal { units: 1, scale: 0 };
    let honest = |digits: u8| {
        let units = rounded(u128::from(numerator) * 100, u128::from(denominator), digits);
        let whole = 100 * 10_i128.pow(u32::from(digits));
        let shown = i128::try_from(units).unwrap_or(i128::MAX / 1_000_000);
        [Some(one), bound].into_iter().flatten().all(|b| {
            let exact = b.compare_fraction(i128::from(numerator), i128::from(denominator));
            exact == Ordering::Equal || exact == b.compare_fraction(shown, whole)
        })
    };
    let digits = (digits..MAX_DIGITS).find(|d| honest(*d)).unwrap_or(MAX_DIGITS.max(digits));
    percent(numerator, denominator, digits)
}

/// An exact share (0–1) as a percentage without its sign, with every digit that it has.
pub fn percent_of(share: Decimal) -> String {
    let scale = share.scale.saturating_sub(2);
    let lift = 10_u64.pow(u32::from(2_u8.saturating_sub(share.scale)));
    let text = point(u128::from(share.units.unsigned_abs()) * u128::from(lift), scale);
    let sign = if share.units < 0 { "-" } else { "" };
    format!("{sign}{}", trimmed(&text))
}

/// A whole number with a comma between thousands.
pub fn thousands(value: u128) -> String {
    let digits = value.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A length of time in hours, rounded half up to `digits` after the point, thousands separated; no
/// unit.
pub fn hours(span: Span, digits: u8) -> String {
    quotient(i128::from(span.0), i128::from(Span::HOUR.0), digits)
}

/// `numerator / denominator` rounded half away from zero to `digits` after the point, thousands
/// separated. A denominator of 0 reads `–`.
pub fn quotient(numerator: i128, denominator: i128, digits: u8) -> String {
    if denominator == 0 {
        return "–".to_owned();
    }
    let negative = (numerator < 0) != (denominator < 0);
    let units = rounded(numerator.unsigned_abs(), denominator.unsigned_abs(), digits);
    let text = point(units, digits);
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let whole = thousands(whole.parse().unwrap_or(u128::MAX));
    let sign = if negative && units > 0 { "-" } else { "" };
    match fraction {
        "" => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{fraction}"),
    }
}

/// A length of time in its two largest units, cut off below: `3日4時間`, `2 h 5 min`. A day has 24
/// hours.
pub fn duration(span: Span, lang: Lang) -> String {
    let units: [(i64, &str, &str); 4] = [
        (Span::DAY.0, "日", " d"),
        (Span::HOUR.0, "時間", " h"),
        (Span::MINUTE.0, "分", " min"),
        (Span::SECOND.0, "秒", " s"),
    ];
    let name = |(_, ja, en): (i64, &'static str, &'static str)| match lang {
        Lang::Ja => ja,
        Lang::En => en,
    };
    let sign = if span.0 < 0 { "-" } else { "" };
    let total = span.0.saturating_abs();
    let first = units.iter().position(|(size, ..)| total >= *size).unwrap_or(3);
    let (size, rest) = (units[first].0, total % units[first].0);
    let mut out = format!("{sign}{}{}", total / size, name(units[first]));
    if let Some(next) = units.get(first + 1)
        && rest >= next.0
    {
        let gap = if lang == Lang::En { " " } else { "" };
        out.push_str(&format!("{gap}{}{}", rest / next.0, name(*next)));
    }
    out
}

/// Shows points in time in one language and one zone.
#[derive(Debug, Clone)]
pub struct Clockface {
    lang: Lang,
    zone: TimeZone,
}

impl Clockface {
    /// `zone` is an IANA name; an unknown one shows UTC.
    pub fn new(lang: Lang, zone: &str) -> Self {
        Self { lang, zone: TimeZone::get(zone).unwrap_or(TimeZone::UTC) }
    }

    /// The civil day of `moment` in the zone.
    pub fn day(&self, moment: Moment) -> Date {
        self.zoned(moment).date()
    }

    /// The first moments of days inside `window`, at most `most` of them at equal distances.
    pub fn days(&self, window: Window, most: usize) -> Vec<Moment> {
        let (first, last) = (self.day(window.from), self.day(window.until));
        let between = first.until(last).map_or(0, |span| span.get_days());
        let step = between.unsigned_abs().div_ceil(u32::try_from(most.max(1)).unwrap_or(1)).max(1);
        let mut days = Vec::new();
        let mut day = first.tomorrow();
        while let Ok(at) = day
            && at <= last
        {
            let moment = at.to_zoned(self.zone.clone());
            days.extend(moment.map(|zoned| Moment(zoned.timestamp().as_microsecond())));
            day = at.checked_add(jiff::Span::new().days(i64::from(step)));
        }
        days
    }

    /// `11/22`; `11-22`.
    pub fn short(&self, moment: Moment) -> String {
        let day = self.day(moment);
        let gap = if self.lang == Lang::Ja { '/' } else { '-' };
        format!("{:02}{gap}{:02}", day.month(), day.day())
    }

    /// `2026/11/22（日）`; `2026-11-22 (Sun)`.
    pub fn date(&self, moment: Moment) -> String {
        let day = self.day(moment);
        let weekday = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0);
        let stem = self.stem(day);
        match self.lang {
            Lang::Ja => {
                format!("{stem}（{}）", ["月", "火", "水", "木", "金", "土", "日"][weekday])
            }
            Lang::En => {
                format!("{stem} ({})", ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][weekday])
            }
        }
    }

    /// `2026/11/22`; `2026-11-22`: a day that lies in no zone.
    pub fn civil(&self, day: Date) -> String {
        self.stem(day)
    }

    /// `2026/11/22 14:05`; `2026-11-22 14:05`.
    pub fn time(&self, moment: Moment) -> String {
        let zoned = self.zoned(moment);
        format!("{} {:02}:{:02}", self.stem(zoned.date()), zoned.hour(), zoned.minute())
    }

    /// The moment that `2026-11-22T14:05` or `2026/11/22 14:05` names in the zone; `None` when it
    /// is none.
    pub fn read(&self, text: &str) -> Option<Moment> {
        let text = text.trim().replace('/', "-").replace('T', " ");
        let local = jiff::civil::DateTime::strptime("%Y-%m-%d %H:%M", &text).ok()?;
        let zoned = local.to_zoned(self.zone.clone()).ok()?;
        Some(Moment(zoned.timestamp().as_microsecond()))
    }

    /// `2026-11-22T14:05:06.000007+09:00`, for files that machines read.
    pub fn stamp(&self, moment: Moment) -> String {
        let zoned = self.zoned(moment);
        zoned.timestamp().display_with_offset(zoned.offset()).to_string()
    }

    /// The local time as a spreadsheet counts it: days since 1899-12-30. `None` before
    /// 1900-03-01, where spreadsheets disagree with the calendar.
    pub fn serial(&self, moment: Moment) -> Option<f64> {
        let local = self.zoned(moment).datetime();
        let day = jiff::civil::date(1899, 12, 30).until(local.date()).ok()?.get_days();
        let time = jiff::civil::Time::midnight().until(local.time()).ok()?;
        let micros = time.total((jiff::Unit::Microsecond, local.date())).ok()?;
        (day >= 61).then(|| f64::from(day) + micros / 86_400_000_000.0)
    }

    /// `2026年11月`; `November 2026`.
    pub fn month(&self, month: Month) -> String {
        const NAMES: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let index = usize::try_from(month.month - 1).unwrap_or(0).min(11);
        match self.lang {
            Lang::Ja => format!("{}年{}月", month.year, month.month),
            Lang::En => format!("{} {}", NAMES[index], month.year),
        }
    }

    fn stem(&self, day: Date) -> String {
        match self.lang {
            Lang::Ja => format!("{}/{:02}/{:02}", day.year(), day.month(), day.day()),
            Lang::En => day.to_string(),
        }
    }

    fn zoned(&self, moment: Moment) -> jiff::Zoned {
        jiff::Timestamp::from_microsecond(moment.0)
            .unwrap_or(if moment.0 < 0 { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX })
            .to_zoned(self.zone.clone())
    }
}

/// `numerator / denominator` in units of the last of `digits` after the point, half up.
fn rounded(numerator: u128, denominator: u128, digits: u8) -> u128 {
    let scale = 10_u128.pow(u32::from(digits.min(15)));
    let whole = (numerator / denominator).saturating_mul(scale);
    // A remainder below 2^64 (every percentage, every number of cases) cannot saturate here.
    let rest = (numerator % denominator).saturating_mul(2 * scale).saturating_add(denominator);
    whole.saturating_add(rest / (2 * denominator))
}

fn point(units: u128, digits: u8) -> String {
    if digits == 0 {
        return units.to_string();
    }
    let scale = 10_u128.pow(u32::from(digits.min(15)));
    format!("{}.{:0width$}", units / scale, units % scale, width = usize::from(digits.min(15)))
}

fn trimmed(text: &str) -> &str {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_round_half_up_and_know_nothing_of_nothing() {
        for (numerator, denominator, digits, expected) in [
            (1, 3, 2, "33.33"),
            (2, 3, 2, "66.67"),
            (1, 8, 1, "12.5"),
            (1, 800, 2, "0.13"),
            (1, 1, 0, "100"),
            (0, 5, 1, "0.0"),
            (u64::MAX, u64::MAX, 3, "100.000"),
        ] {
            assert_eq!(percent(numerator, denominator, digits).as_deref(), Some(expected));
        }
        assert_eq!(percent(0, 0, 2), None);
    }

    #[test]
    fn a_miss_never_looks_like_its_target() {
        let bound = Decimal::parse("0.999");
        assert_eq!(percent_beside(2997, 3000, bound, 1).as_deref(), Some("99.9"));
        assert_eq!(percent_beside(99_896, 100_000, bound, 1).as_deref(), Some("99.896"));
        assert_eq!(percent_beside(9_999, 10_000, None, 1).as_deref(), Some("99.99"));
        assert_eq!(percent_beside(1, 2, bound, 1).as_deref(), Some("50.0"));
        assert_eq!(percent_beside(0, 0, bound, 1), None);
    }

    #[test]
    fn shares_keep_their_digits() {
        for (share, expected) in [
            ("0.999", "99.9"),
            ("99.95%", "99.95"),
            ("1", "100"),
            ("0.9", "90"),
            ("-0.125", "-12.5"),
        ] {
            assert_eq!(percent_of(Decimal::parse(share).expect("a decimal")), expected);
        }
    }

    #[test]
    fn lengths_of_time_name_their_units() {
        let span = Span(3 * Span::DAY.0 + 4 * Span::HOUR.0 + 59 * Span::MINUTE.0);
        assert_eq!(duration(span, Lang::Ja), "3日4時間");
        assert_eq!(duration(span, Lang::En), "3 d 4 h");
        assert_eq!(duration(Span::ZERO, Lang::Ja), "0秒");
        assert_eq!(duration(Span(-90 * Span::MINUTE.0), Lang::En), "-1 h 30 min");
        assert_eq!(duration(Span(Span::DAY.0 + 1), Lang::Ja), "1日");
        assert_eq!(hours(Span(45 * Span::MINUTE.0), 1), "0.8");
        assert_eq!(hours(Span(1_234 * Span::HOUR.0), 1), "1,234.0");
        assert_eq!(quotient(-5, 2, 0), "-3");
        assert_eq!(quotient(1, 0, 2), "–");
    }

    #[test]
    fn moments_are_shown_in_the_zone() {
        let noon = Moment(1_795_359_600_000_000); // 2026-11-22T15:00:00Z
        let ja = Clockface::new(Lang::Ja, "Asia/Tokyo");
        let en = Clockface::new(Lang::En, "UTC");
        assert_eq!(ja.date(noon), "2026/11/23（月）");
        assert_eq!(ja.time(noon), "2026/11/23 00:00");
        assert_eq!(en.date(noon), "2026-11-22 (Sun)");
        assert_eq!(ja.stamp(noon), "2026-11-23T00:00:00+09:00");
        assert_eq!(ja.serial(noon), Some(46_349.0));
        assert_eq!(en.serial(noon), Some(46_348.625));
        assert_eq!(en.serial(Moment(-2_208_988_800_000_000)), None);
        let week = Window { from: noon, until: Moment(noon.0 + 7 * Span::DAY.0) };
        let days: Vec<String> = ja.days(week, 4).iter().map(|day| ja.short(*day)).collect();
        assert_eq!(days, ["11/24", "11/26", "11/28", "11/30"]);
        assert_eq!((week.thousandth(noon), week.thousandth(Moment(i64::MAX))), (0, 1000));
        for text in ["2026-11-23T00:00", "2026/11/23 00:00", " 2026-11-23 00:00 "] {
            assert_eq!(ja.read(text), Some(noon), "{text}");
        }
        for text in ["", "2026-11-23", "2026-13-01T00:00", "2026-11-23T25:00", "昨日"] {
            assert_eq!(ja.read(text), None, "{text}");
        }
        assert_eq!(ja.month(Month { year: 2026, month: 4 }), "2026年4月");
        assert_eq!(en.month(Month { year: 2026, month: 4 }), "April 2026");
    }

    #[test]
    fn thousands_are_separated() {
        for (value, expected) in
            [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")]
        {
            assert_eq!(thousands(value), expected);
        }
    }
}
