//! The client's inspection of keyed fields: 2,000 a month, drawn from three kinds of forms.

use std::io::{self, Write};

use kajitori_domain::time::Month;

use crate::office::{Office, clock};
use crate::random::Random;

/// Forms: name, fields inspected a month, and how many of them were wrong in August, September and
/// October.
const STRATA: [(&str, usize, [usize; 3]); 3] = [
    ("手書き保証登録カード", 1000, [4, 5, 6]),
    ("印字保証登録カード", 600, [0, 1, 1]),
    ("アンケートはがき", 400, [1, 1, 1]),
];
/// Fields of one form.
const FIELDS: i64 = 22;

/// Writes `samples.csv`: UTF-8 without a byte order mark.
pub(crate) fn write(random: &mut Random, out: &mut dyn Write) -> io::Result<()> {
    out.write_all("サービスレベル,検査日時,検査単位,帳票種別,判定\n".as_bytes())?;
    let office = Office::new();
    for month in 0..3 {
        let (from, until) =
            office.month(Month { year: 2026, month: 8 }.plus(i32::try_from(month).unwrap_or(0)));
        let mut records: Vec<i64> = (0..2000).collect();
        random.shuffle(&mut records);
        let mut units = Vec::new();
        for (form, size, wrong) in STRATA {
            let mut verdicts: Vec<bool> = (0..size).map(|index| index >= wrong[month]).collect();
            random.shuffle(&mut verdicts);
            for correct in verdicts {
                let second = random.between(from, until - 1);
                // One record of each dozen, so that no unit is drawn twice.
                let record = records.pop().unwrap_or(0) * 12 + random.between(1, 12);
                units.push((second, form, correct, record));
            }
        }
        units.sort_unstable();
        for (second, form, correct, record) in units {
            let (day, hour, minute, _) = clock(office.local(second));
            let field = random.between(1, FIELDS);
            let verdict = if correct { "正" } else { "誤" };
            let unit = format!("W{:02}-{record:05}-{field:02}", 8 + month);
            let at = format!("{day} {hour:02}:{minute:02}");
            writeln!(out, "entry-accuracy,{at},{unit},{form},{verdict}")?;
        }
    }
    Ok(())
}
