//! コールセンター: interval records per half hour. Calls that ring off within seconds are counted in their
//! own column; on Monday mornings too few people sit at the phones.

use std::io::{self, Write};

use jiff::civil::{Date, Weekday, date};
use kajitori_domain::time::Month;

use crate::random::Random;
use crate::share::split;

/// Calls of one month: offered, answered, hung up within ten seconds, offered during a declared
/// disaster; and of these, offered and answered on Mondays from 9 to 11.
#[derive(Debug, Clone, Copy)]
struct Calls {
    offered: i64,
    answered: i64,
    short: i64,
    disaster: i64,
    monday: [i64; 2],
}

const fn calls(offered: i64, answered: i64, short: i64, disaster: i64, monday: [i64; 2]) -> Calls {
    Calls { offered, answered, short, disaster, monday }
}

/// November 2025 to October 2026.
const MONTHS: [Calls; 12] = [
    calls(17_240, 16_460, 360, 0, [1110, 1002]),
    calls(19_380, 18_330, 410, 0, [1420, 1241]),
    calls(17_910, 17_050, 372, 0, [1080, 966]),
    calls(16_620, 15_850, 345, 0, [1050, 938]),
    calls(18_450, 17_540, 395, 0, [1340, 1164]),
    calls(18_020, 17_110, 388, 0, [1150, 979]),
    calls(16_930, 16_070, 371, 0, [1040, 861]),
    calls(17_480, 16_540, 402, 0, [1290, 1036]),
    calls(18_610, 17_520, 431, 0, [1180, 902]),
    calls(17_350, 16_270, 447, 0, [1330, 965]),
    calls(17_760, 16_560, 462, 214, [1160, 792]),
    calls(18_000, 16_697, 480, 0, [1240, 757]),
];

/// A half hour in which the lines are open.
struct Slot {
    day: Date,
    half: i8,
    monday_morning: bool,
    weight: i64,
}

/// Writes `intervals.csv`: UTF-8 with a byte order mark, as the telephone system's viewer saves it.
pub(crate) fn write(random: &mut Random, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(
        "\u{feff}日付,開始時刻,窓口,着信数,応答数,短時間放棄数,災害時着信数\r\n".as_bytes(),
    )?;
    let start = Month { year: 2025, month: 11 };
    for (index, month) in MONTHS.iter().enumerate() {
        write_month(start.plus(i32::try_from(index).unwrap_or(0)), month, random, out)?;
    }
    Ok(())
}

fn write_month(
    month: Month,
    calls: &Calls,
    random: &mut Random,
    out: &mut dyn Write,
) -> io::Result<()> {
    let slots = slots(month, random);
    let [offered_monday, answered_monday] = calls.monday;
    let (monday, rest): (Vec<&Slot>, Vec<&Slot>) = slots.iter().partition(|s| s.monday_morning);
    let weigh = |slots: &[&Slot]| -> Vec<i64> { slots.iter().map(|slot| slot.weight).collect() };
    let mut groups = [
        (split(offered_monday, &weigh(&monday)), offered_monday - answered_monday),
        (
            split(calls.offered - offered_monday, &weigh(&rest)),
            calls.offered - calls.answered - (offered_monday - answered_monday),
        ),
    ]
    .map(|(offered, lost)| {
        let uneven: Vec<i64> = offered.iter().map(|o| o * random.between(60, 140)).collect();
        let lost = split(lost, &uneven);
        offered.into_iter().zip(lost).collect::<Vec<_>>().into_iter()
    });
    let counts: Vec<(i64, i64)> = slots
        .iter()
        .map(|slot| groups[usize::from(!slot.monday_morning)].next().unwrap_or_default())
        .collect();
    let short = split(calls.short, &counts.iter().map(|(_, lost)| *lost).collect::<Vec<_>>());
    let typhoon = |slot: &Slot| slot.day == date(2026, 9, 8) && calls.disaster > 0;
    let hit: Vec<i64> =
        slots.iter().zip(&counts).map(|(s, c)| i64::from(typhoon(s)) * c.0).collect();
    let disaster = split(calls.disaster.min(hit.iter().sum()), &hit);
    for (((slot, (offered, lost)), short), disaster) in
        slots.iter().zip(counts).zip(short).zip(disaster)
    {
        let (day, hour, minute) =
            (slot.day.strftime("%Y/%m/%d"), slot.half / 2, slot.half % 2 * 30);
        let answered = offered - lost;
        writeln_windows(
            out,
            &format!(
                "{day},{hour}:{minute:02},お客様相談窓口,{offered},{answered},{short},{disaster}"
            ),
        )?;
    }
    Ok(())
}

fn writeln_windows(out: &mut dyn Write, line: &str) -> io::Result<()> {
    out.write_all(line.as_bytes())?;
    out.write_all(b"\r\n")
}

/// The open half hours of `month`: 9–20, on Saturdays 9–17, closed on Sundays and at the turn of
/// the year.
fn slots(month: Month, random: &mut Random) -> Vec<Slot> {
    let (mut day, last) = month.days(None);
    let mut slots = Vec::new();
    while day <= last {
        let closed = matches!((day.month(), day.day()), (12, 31) | (1, 1..=3));
        let until = match day.weekday() {
            Weekday::Sunday => 0,
            _ if closed => 0,
            Weekday::Saturday => 34,
            _ => 40,
        };
        for half in 18..until {
            let monday_morning = day.weekday() == Weekday::Monday && half < 22;
            let rush = if (18..24).contains(&half) { 130 } else { 100 };
            slots.push(Slot { day, half, monday_morning, weight: rush * random.between(70, 130) });
        }
        day = day.tomorrow().expect("a day of 2026 has a tomorrow");
    }
    slots
}
