//! Dates as Japanese people write them, brought into the form that patterns read.

use std::borrow::Cow;

use jiff::civil::Date;

/// An era: its names, the year before its first, and its last year, where it has ended.
struct Era {
    names: [&'static str; 2],
    before: i16,
    last: i16,
}

const ERAS: [Era; 5] = [
    Era { names: ["令和", "R"], before: 2018, last: 99 },
    Era { names: ["平成", "H"], before: 1988, last: 31 },
    Era { names: ["昭和", "S"], before: 1925, last: 64 },
    Era { names: ["大正", "T"], before: 1911, last: 15 },
    Era { names: ["明治", "M"], before: 1867, last: 45 },
];

/// `text` with the year of its era as a year of the common calendar: `令和4年` is `2022年`, `R4.12.3`
/// is `2022.12.3`. Nothing where no era begins the text, or it never had that year.
pub(super) fn common(text: &str) -> Option<String> {
    let (era, rest) = ERAS.iter().find_map(|era| {
        era.names.iter().find_map(|name| {
            let head = text.get(..name.len())?;
            head.eq_ignore_ascii_case(name).then(|| (era, text[name.len()..].trim_start()))
        })
    })?;
    let (year, rest) = match rest.strip_prefix('元') {
        Some(rest) => (1, rest),
        None => {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            (rest[..digits].parse::<i16>().ok()?, &rest[digits..])
        }
    };
    let known = (1..=era.last).contains(&year);
    known.then(|| format!("{}{rest}", era.before + year))
}

/// `text` with `AM` and `PM` for 午前 and 午後; their hour 0 is the clock's 12.
pub(super) fn halves(text: &str) -> Cow<'_, str> {
    let halves = [("午前", "AM"), ("午後", "PM")];
    let Some((at, word, half)) =
        halves.iter().find_map(|(word, half)| Some((text.find(word)?, word, half)))
    else {
        return Cow::Borrowed(text);
    };
    let (head, rest) = (&text[..at], text[at + word.len()..].trim_start());
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let hour = if rest[..digits].parse() == Ok(0_u8) { "12" } else { &rest[..digits] };
    Cow::Owned(format!("{head}{half} {hour}{}", &rest[digits..]))
}

const DAYS: [(char, &str); 7] = [
    ('月', "mon"),
    ('火', "tue"),
    ('水', "wed"),
    ('木', "thu"),
    ('金', "fri"),
    ('土', "sat"),
    ('日', "sun"),
];

/// `text` without a day of the week in brackets, such as `(土)`, `(土曜日)`, `(Sat)` or `(月・祝)`, and
/// which day that is, counted from Monday, 0.
pub(super) fn without_weekday(text: &str) -> (Cow<'_, str>, Option<i8>) {
    let found = || {
        let open = text.find('(')?;
        let close = open + text[open..].find(')')?;
        let inner = text[open + 1..close].trim();
        let lower = inner.to_lowercase();
        let long = ["", "曜", "曜日", "祝", "・祝", "祝日", "休", "・休"];
        let day = (0_i8..).zip(DAYS).find(|(_, (sign, short))| {
            let rest = inner.strip_prefix(*sign);
            let word = lower.strip_prefix(short);
            rest.is_some_and(|rest| long.contains(&rest))
                || word.is_some_and(|rest| rest.is_empty() || rest.ends_with("day"))
        })?;
        Some((format!("{} {}", text[..open].trim_end(), text[close + 1..].trim_start()), day.0))
    };
    match found() {
        Some((rest, day)) => (Cow::Owned(rest.trim_end().to_owned()), Some(day)),
        None => (Cow::Borrowed(text), None),
    }
}

/// Whether `date` is that day of the week.
pub(super) fn is_weekday(date: Date, day: i8) -> bool {
    date.weekday().to_monday_zero_offset() == day
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_eras() {
        for (text, expected) in [
            ("令和4年12月3日", Some("2022年12月3日")),
            ("令和元年5月1日", Some("2019年5月1日")),
            ("平成 31年4月30日", Some("2019年4月30日")),
            ("R4.12.3", Some("2022.12.3")),
            ("s64/1/7", Some("1989/1/7")),
            ("昭和65年1月1日", None),
            ("令和0年1月1日", None),
            ("2022年12月3日", None),
            ("R", None),
            ("", None),
        ] {
            assert_eq!(common(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn halves_of_a_day_and_days_of_the_week() {
        assert_eq!(halves("2026/10/1 午後3:05"), "2026/10/1 PM 3:05");
        assert_eq!(halves("午前 0時5分"), "AM 12時5分");
        assert_eq!(halves("9:05"), "9:05");
        for (text, expected, day) in [
            ("2022年12月3日(土)", "2022年12月3日", Some(5)),
            ("12/3 (土曜日) 9:05", "12/3 9:05", Some(5)),
            ("2022/12/3(Sat) 9:05", "2022/12/3 9:05", Some(5)),
            ("2026/1/12(月・祝)", "2026/1/12", Some(0)),
            ("2022/12/3(仮)", "2022/12/3(仮)", None),
        ] {
            assert_eq!(without_weekday(text), (Cow::Borrowed(expected), day), "{text}");
        }
    }
}
