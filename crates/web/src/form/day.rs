//! Days as people write them.

use jiff::civil::Date;

use super::{Kind, tidied};
use crate::word::W;

/// The years before the first of each era, by its name and its letter.
const ERAS: [(&str, char, i16); 3] =
    [("令和", 'R', 2018), ("平成", 'H', 1988), ("昭和", 'S', 1925)];

/// The day that `text` names: `2027/03/31`, `2027-3-31`, `2027年3月31日`, `令和9年3月31日`, `R9.3.31`, in
/// any width. `None` when it is none.
pub fn read_day(text: &str) -> Option<Date> {
    let text = tidied(text, Kind::Code);
    let era = ERAS.into_iter().find_map(|(name, letter, before)| {
        let rest = text.strip_prefix(name).or_else(|| {
            let (first, rest) = text.split_at_checked(1)?;
            first.eq_ignore_ascii_case(&letter.to_string()).then_some(rest)
        });
        rest.map(|rest| (before, rest))
    });
    let (before, rest) = era.unwrap_or((0, &text));
    let rest = rest.trim_end_matches('日').replace('元', "1");
    let parts: Vec<&str> = rest.split(['/', '-', '.', '年', '月']).map(str::trim).collect();
    let [year, month, day] = parts.as_slice() else { return None };
    let long = year.len() == 4 || (before > 0 && (1..=2).contains(&year.len()));
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !long || !parts.iter().all(digits) {
        return None;
    }
    let year = before.checked_add(year.parse().ok()?)?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A day as fields show it: `2027/03/31`, `2027-03-31`.
pub fn write_day(w: W, day: Date) -> String {
    match w.code() {
        "ja" => format!("{}/{:02}/{:02}", day.year(), day.month(), day.day()),
        _ => day.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use kajitori_domain::text::Lang;

    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in [
            "2027/03/31",
            " 2027-3-31 ",
            "２０２７／０３／３１",
            "2027年3月31日",
            "令和9年3月31日",
            "令和９年３月３１日",
            "R9.3.31",
            "r9/3/31",
        ] {
            let day = read_day(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(write_day(W::of(Lang::En), day), "2027-03-31", "{text}");
            assert_eq!(write_day(W::of(Lang::Ja), day), "2027/03/31");
        }
        assert_eq!(read_day("令和元年5月1日"), Date::new(2019, 5, 1).ok());
        for text in ["", "2027/02/29", "27/3/31", "2027/3", "3/31/2027", "tomorrow", "2027/3/31/1"]
        {
            assert_eq!(read_day(text), None, "{text}");
        }
    }
}
