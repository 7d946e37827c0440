//! Tests of reading times.

use proptest::prelude::*;

use super::*;

fn reader(formats: &[&str], zone: Option<&str>) -> TimeReader {
    let formats = formats.iter().map(|f| (*f).to_owned()).collect();
    let columns = TimeColumns { columns: vec![], formats, zone: zone.map(str::to_owned) };
    TimeReader::new(&columns, "f").expect("a sound mapping")
}

fn micros(text: &str) -> i64 {
    text.parse::<jiff::Timestamp>().expect("RFC 3339").as_microsecond()
}

#[test]
fn iso_in_its_kinds() {
    let any = reader(&["iso"], Some("Asia/Tokyo"));
    for (text, expected) in [
        ("2022-06-03T08:11:59.211", "2022-06-02T23:11:59.211Z"),
        ("2012-01-30 06:24:00+02:00", "2012-01-30T04:24:00Z"),
        ("2010-03-31T22:59:42.123456789+0100", "2010-03-31T21:59:42.123456Z"),
        ("1948-05-03 00:00", "1948-05-02T14:00:00Z"),
        ("2026-10-01", "2026-09-30T15:00:00Z"),
        ("２０２６－１０－０１　０９：０５", "2026-10-01T00:05:00Z"),
        ("2026-10-01T00:00:00Z", "2026-10-01T00:00:00Z"),
        ("2026-10-01 00:00:00 -09", "2026-10-01T09:00:00Z"),
    ] {
        assert_eq!(any.read(text).map(|s| s.micros), Ok(micros(expected)), "{text}");
    }
    for text in [
        "",
        "2026-02-30",
        "2026-10-01T25:00",
        "2026-10-01T10:00+",
        "26-1-1",
        "x",
        "2026-10-01T10:00+09:99",
    ] {
        assert_eq!(any.read(text), Err(TimeTrouble::Unreadable), "{text}");
    }
}

#[test]
fn patterns_and_epochs() {
    let tokyo = |formats: &[&str]| reader(formats, Some("Asia/Tokyo"));
    for (format, text, expected) in [
        ("%d.%m.%y %H:%M", "9.3.10 8:05", "2010-03-08T23:05:00Z"),
        ("%Y/%m/%d %H:%M", "2026/10/1 9:05", "2026-10-01T00:05:00Z"),
        ("%Y年%m月%d日 %H時%M分", "2026年10月1日 9時5分", "2026-10-01T00:05:00Z"),
        ("%Y/%m/%d", "2026/10/01", "2026-09-30T15:00:00Z"),
        ("%E年%m月%d日", "令和4年12月3日", "2022-12-02T15:00:00Z"),
        ("%E年%m月%d日", "令和元年１２月３日（火）", "2019-12-02T15:00:00Z"),
        ("%E.%m.%d %H:%M", "R4.12.3 8:05", "2022-12-02T23:05:00Z"),
        ("%E年%m月%d日 %p %I時%M分", "平成31年4月30日(火)午後0時5分", "2019-04-30T03:05:00Z"),
        ("%Y/%m/%d %p %I:%M:%S", "2026/10/01 午前 9:05:00", "2026-10-01T00:05:00Z"),
        ("%m/%d/%Y %I:%M %p", "10/1/2026 12:05 AM", "2026-09-30T15:05:00Z"),
        ("%Y-%m-%d (%a)", "2026-10-01 (Thu)", "2026-09-30T15:00:00Z"),
        ("%Y-%m-%d %H:%M:%S %z", "2026-10-01 00:00:00 +0000", "2026-10-01T00:00:00Z"),
        ("unix_s", "1790812800", "2026-10-01T00:00:00Z"),
        ("unix_ms", "1790812800250", "2026-10-01T00:00:00.25Z"),
        ("unix_s", "-1.5", "1969-12-31T23:59:58.5Z"),
    ] {
        assert_eq!(tokyo(&[format]).read(text).map(|s| s.micros), Ok(micros(expected)), "{text}");
    }
    assert!(tokyo(&["iso", "%Y/%m/%d"]).read("2026/10/01").is_ok());
    assert_eq!(tokyo(&["unix_s"]).read("99999999999999999"), Err(TimeTrouble::Unreadable));
}

#[test]
fn a_wrong_day_of_the_week_is_told() {
    let tokyo = reader(&["%E年%m月%d日", "%Y/%m/%d"], Some("Asia/Tokyo"));
    assert_eq!(tokyo.read("令和4年12月3日(日)"), Err(TimeTrouble::Weekday));
    assert_eq!(tokyo.read("2022/12/3(金曜日)"), Err(TimeTrouble::Weekday));
    assert!(tokyo.read("2022/12/3（土）").is_ok());
    assert_eq!(tokyo.read("2022/12/3(仮)"), Err(TimeTrouble::Unreadable));
}

#[test]
fn zones_are_needed_and_their_jumps_are_seen() {
    let none = reader(&["iso"], None);
    assert_eq!(none.read("2026-10-01 09:00"), Err(TimeTrouble::NoZone));
    let berlin = reader(&["iso"], Some("Europe/Berlin"));
    assert_eq!(berlin.read("2026-03-29 02:30"), Err(TimeTrouble::Nonexistent));
    let twice = berlin.read("2026-10-25 02:30").expect("the earlier of both");
    assert_eq!(twice.micros, micros("2026-10-25T00:30:00Z"));
    assert_eq!(twice.warning, Some("log-time-ambiguous"));
    for far in ["2999-12-31 00:00", "1899-12-31", "2200-01-01T00:00:00Z"] {
        assert_eq!(berlin.read(far), Err(TimeTrouble::Implausible), "{far}");
    }
    assert!(berlin.read("2199-12-31T23:59:59Z").is_ok() && berlin.read("1900-01-02").is_ok());
    let either = reader(&["unix_s", "unix_ms"], None).read("1790812800250");
    assert_eq!(either.map(|s| s.micros), Ok(micros("2026-10-01T00:00:00.25Z")));
}

#[test]
fn an_unknown_zone_or_format_is_refused() {
    let columns = |formats: &str, zone: &str| TimeColumns {
        columns: vec![],
        formats: vec![formats.to_owned()],
        zone: Some(zone.to_owned()),
    };
    let code = |c: &TimeColumns| TimeReader::new(c, "f").err().map(|r| r.code);
    assert_eq!(code(&columns("iso", "Asia/Edo")), Some("log-zone-unknown"));
    assert_eq!(code(&columns("isoo", "Asia/Tokyo")), Some("log-format-unknown"));
}

proptest! {
    #[test]
    fn reading_often_is_reading(
        (year, month, day) in (prop_oneof![1890_u32..2210, 940_u32..1010], 0_u32..14, 0_u32..33),
        (hour, minute, second) in (0_u32..26, 0_u32..62, 0_u32..62),
        (date_sign, middle) in ("[-/.年]", "[T t]| {2}|"),
        tail in r"|Z|z|[.,][0-9]{0,8}| ?[+-][0-9]{2}:?[0-9]{0,2}|x",
        narrow_day in any::<bool>(),
        zone in prop_oneof![
            Just(Some("Asia/Tokyo")),
            Just(Some("Europe/Berlin")),
            Just(Some("Pacific/Apia")),
            Just(None),
        ],
        seconds in any::<bool>(),
    ) {
        let all = ["iso", "%Y/%m/%d %H:%M:%S", "%Y-%m-%dT%H:%M", "%Y.%m.%d", "%Y年%m月%d日 %H:%M"];
        let reader = reader(&all, zone);
        let day = if narrow_day { day.to_string() } else { format!("{day:02}") };
        let japanese = date_sign == "年";
        let (second_sign, last_sign) = if japanese { ("月", "日") } else { (&*date_sign, "") };
        let second = if seconds { format!(":{second:02}") } else { String::new() };
        let text = format!(
            "{year:04}{date_sign}{month:02}{second_sign}{day}{last_sign}{middle}\
             {hour:02}:{minute:02}{second}{tail}"
        );
        let often = reader.often();
        for _ in 0..2 {
            prop_assert_eq!(often.read(&text), reader.read(&text), "{}", text);
        }
    }

    #[test]
    fn every_hour_around_a_jump_is_read_alike(
        hours in 0_i64..24 * 366,
        zone in prop_oneof![
            Just("Europe/Berlin"), Just("Pacific/Apia"), Just("America/Sao_Paulo"),
            Just("Asia/Tokyo"),
        ],
        year in prop_oneof![1947_i16..1953, 2009_i16..2013, 2024_i16..2027],
    ) {
        let start = jiff::civil::date(year, 1, 1).at(0, 30, 0, 0);
        let text = (start + jiff::SignedDuration::from_hours(hours)).to_string();
        let reader = reader(&["iso"], Some(zone));
        prop_assert_eq!(reader.often().read(&text), reader.read(&text), "{} {}", zone, text);
    }
}
