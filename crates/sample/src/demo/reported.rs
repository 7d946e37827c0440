//! What the vendor's monthly report says. The figures are part of the plan; some of them are not
//! what the rows say.

use std::io::{self, Write};

use crate::layout::write_cp932;

const REPORT: &str = "\
サービスレベル,項目,対象月,申告値,分子,分母
ap-on-time,支払処理 5営業日以内,2026/10,97.09%,3301,3400
ap-returns,承認時の差戻し 1件あたり,2026/10,0.05,,
desk-urgent,優先度「高」 8時間以内の解決,2026/10,90.0%,54,60
desk-first-contact,一次解決率,2026/10,78.0%,897,1150
desk-mean,平均解決時間（時間）,2026/10,3.2,,
desk-reopened,再オープン件数,2026/10,24,,
desk-grants,承認記録のない権限付与,2026/10,0,,
entry-on-time,納期遵守率,2026/10,99.2%,238,240
entry-accuracy,入力正確性（項目）,2026/10,99.95%,527736,528000
entry-verified,二重入力の独立実施率,2026/10,100.0%,240,240
call-answered,応答率,2026/10,95.3%,16697,17520
call-answered,応答率,2026/09,95.7%,16560,17298
";

/// The header, and the rows of the levels whose ids begin with one of `levels`.
pub(crate) fn lines<'a>(levels: &'a [&'a str]) -> impl Iterator<Item = &'static str> + 'a {
    let wanted = |line: &str| levels.iter().any(|level| line.starts_with(level));
    REPORT.lines().enumerate().filter(move |(index, line)| *index == 0 || wanted(line)).map(|l| l.1)
}

/// Writes `reported.csv` in CP932, as the vendor's spreadsheet saves it.
pub(crate) fn write(out: &mut dyn Write) -> io::Result<()> {
    REPORT.lines().try_for_each(|line| write_cp932(out, line))
}
