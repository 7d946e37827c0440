//! Japan's national holidays, from `content/holidays/japan.csv` (source and date in the README
//! beside it).

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use jiff::civil::Date;

static JAPAN: LazyLock<BTreeMap<Date, &'static str>> =
    LazyLock::new(|| rows().filter_map(|(date, name)| Some((date.parse().ok()?, name))).collect());

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    let file = include_str!("../../../content/holidays/japan.csv");
    file.lines().skip(1).filter_map(|line| line.split_once(','))
}

/// The name of the national holiday (国民の祝日・振替休日・国民の休日) on `date`; `None` when it is none, or when
/// the list does not cover the year ([`covers`]).
pub fn japan(date: Date) -> Option<&'static str> {
    JAPAN.get(&date).copied()
}

/// The years that the list covers, all of them completely.
pub fn covered_years() -> RangeInclusive<i16> {
    let year = |day: Option<(&Date, _)>| day.map_or(0, |(date, _)| date.year());
    year(JAPAN.first_key_value())..=year(JAPAN.last_key_value())
}

/// Whether the list covers `year`; outside it, [`japan`] knows no holiday and the user must be
/// told.
pub fn covers(year: i16) -> bool {
    covered_years().contains(&year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_row_is_a_day_with_a_name_in_ascending_order() {
        let days: Vec<Date> = rows().map(|(day, _)| day.parse().expect(day)).collect();
        assert!(days.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(rows().all(|(_, name)| !name.is_empty() && name.trim() == name));
        assert_eq!((days.len(), JAPAN.len()), (1067, 1067));
        let file = include_str!("../../../content/holidays/japan.csv");
        assert_eq!(file.lines().count(), 1068);
        assert_eq!(file.lines().next(), Some("date,name"));
    }

    #[test]
    fn well_known_days() {
        for (day, name) in [
            (date(1955, 1, 1), Some("元日")),
            (date(1959, 4, 10), Some("結婚の儀")),
            (date(1973, 4, 30), Some("振替休日")),
            (date(1985, 5, 4), None),
            (date(1988, 5, 4), Some("国民の休日")),
            (date(2019, 4, 30), Some("国民の休日")),
            (date(2020, 7, 24), Some("スポーツの日")),
            (date(2026, 5, 6), Some("振替休日")),
            (date(2026, 9, 22), Some("国民の休日")),
            (date(2026, 11, 3), Some("文化の日")),
            (date(2026, 11, 4), None),
            (date(2026, 12, 31), None),
        ] {
            assert_eq!(japan(day), name, "{day}");
        }
    }

    #[test]
    fn says_which_years_it_covers() {
        assert_eq!(covered_years(), 1955..=2027);
        assert!(covers(1955) && covers(2027) && !covers(1954) && !covers(2028));
        assert_eq!(japan(date(2028, 1, 1)), None);
    }

    #[test]
    fn each_year_has_its_fixed_days() {
        for year in covered_years() {
            for (month, day) in [(1, 1), (5, 3), (5, 5), (11, 3), (11, 23)] {
                assert!(japan(date(year, month, day)).is_some(), "{year}-{month}-{day}");
            }
        }
    }
}
