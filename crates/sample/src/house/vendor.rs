//! The vendors of the house: their definitions, and the files that they send each month.

use std::io::{self, Write};

use super::{payroll, yearend};
use crate::SEED;
use crate::demo::{calls, desk, entry, payable, reported, samples};
use crate::export;
use crate::layout::{Column, Encoding, Layout, write_cp932};
use crate::office::Office;
use crate::people::Team;
use crate::random::Random;
use crate::row::{Row, numbered};

/// A file that a vendor sends, by what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mail {
    /// 作業記録, `events.csv`.
    Events,
    /// 区間記録, `calls.csv`.
    Calls,
    /// 検査標本, `samples.csv`; inspected by the client.
    Samples,
    /// 申告値, `reported.csv`.
    Reported,
}

impl Mail {
    /// The name of the file.
    pub fn file(self) -> &'static str {
        match self {
            Self::Events => "events.csv",
            Self::Calls => "calls.csv",
            Self::Samples => "samples.csv",
            Self::Reported => "reported.csv",
        }
    }
}

/// A vendor of the house.
#[derive(Debug)]
pub struct Vendor {
    /// Name of its folder.
    pub folder: &'static str,
    /// Its agreement file.
    pub agreement: &'static str,
    /// Its mapping file.
    pub mapping: &'static str,
    /// What it sends.
    pub mail: &'static [Mail],
    layout: Layout,
    rows: fn(&Office) -> Vec<Row>,
    /// What the ids of its service levels begin with.
    levels: &'static [&'static str],
    /// What its report says beside the rows that the example has too.
    also: &'static str,
}

/// Wages and year-end adjustment of October: all in time, none wrong.
const WAGES: &str = "\
pay-on-time,給与データ納品 5営業日以内,2026/10,100.0%,1180,1180
pay-accuracy,給与明細の正確性,2026/10,100.00%,1180,1180
";

/// The three vendors.
pub static VENDORS: [Vendor; 3] = [
    Vendor {
        folder: "shinonome",
        agreement: include_str!("../../../../content/demo/shinonome/agreement.toml"),
        mapping: include_str!("../../../../content/demo/shinonome/mapping.toml"),
        mail: &[Mail::Events, Mail::Reported],
        layout: Layout {
            columns: &[
                (Column::Process, "業務"),
                (Column::Case, "伝票番号"),
                (Column::Activity, "工程"),
                (Column::Status, "状態"),
                (Column::Date, "日付"),
                (Column::Time, "時刻"),
                (Column::Org, "担当部署"),
                (Column::Operator, "担当者"),
                (Column::Kind, "受領方法"),
                (Column::Amount, "金額"),
            ],
            encoding: Encoding::Cp932,
            broken: 84,
            footer: true,
        },
        rows: shinonome,
        levels: &["ap-"],
        also: WAGES,
    },
    Vendor {
        folder: "hokuto",
        agreement: include_str!("../../../../content/demo/hokuto/agreement.toml"),
        mapping: include_str!("../../../../content/demo/hokuto/mapping.toml"),
        mail: &[Mail::Events, Mail::Calls, Mail::Reported],
        layout: Layout {
            columns: &[
                (Column::Case, "チケット番号"),
                (Column::Activity, "操作"),
                (Column::Status, "ステータス"),
                (Column::Minute, "更新日時"),
                (Column::Org, "担当グループ"),
                (Column::Operator, "対応者"),
                (Column::Priority, "優先度"),
                (Column::Kind, "受付経路"),
            ],
            encoding: Encoding::Utf8,
            broken: 18,
            footer: false,
        },
        rows: |office| numbered(desk::rows(office)),
        levels: &["desk-", "call-"],
        also: "",
    },
    Vendor {
        folder: "midori",
        agreement: include_str!("../../../../content/demo/midori/agreement.toml"),
        mapping: include_str!("../../../../content/demo/midori/mapping.toml"),
        mail: &[Mail::Events, Mail::Samples, Mail::Reported],
        layout: Layout {
            columns: &[
                (Column::Case, "ロット番号"),
                (Column::Activity, "作業"),
                (Column::Status, "進捗"),
                (Column::Date, "作業日"),
                (Column::Time, "作業時刻"),
                (Column::Org, "部署"),
                (Column::Operator, "作業者"),
                (Column::Kind, "帳票種別"),
                (Column::Terminal, "端末"),
            ],
            encoding: Encoding::Cp932,
            broken: 12,
            footer: true,
        },
        rows: |office| numbered(entry::rows(office)),
        levels: &["entry-"],
        also: "",
    },
];

impl Vendor {
    /// Writes what the vendor sends, each to the writer that `open` gives for its name, which
    /// begins with the vendor's folder.
    ///
    /// # Errors
    /// What `open` or a writer reports.
    pub fn write<W: Write>(&self, open: &mut dyn FnMut(&str) -> io::Result<W>) -> io::Result<()> {
        for mail in self.mail {
            let mut out = open(&format!("{}/{}", self.folder, mail.file()))?;
            match mail {
                Mail::Events => export::write((self.rows)(&Office::new()), &self.layout, &mut out)?,
                Mail::Calls => calls::write(&mut Random::new(SEED + 4), &mut out)?,
                Mail::Samples => samples::write(&mut Random::new(SEED + 5), &mut out)?,
                Mail::Reported => {
                    let mut lines = reported::lines(self.levels).chain(self.also.lines());
                    lines.try_for_each(|line| write_cp932(&mut out, line))?;
                }
            }
        }
        Ok(())
    }
}

/// Invoices, wages and the year-end adjustment in one file.
fn shinonome(office: &Office) -> Vec<Row> {
    let clerks = Team::new(&mut Random::new(SEED + 7), 8);
    let mut rows = numbered(payable::rows(office));
    rows.extend(numbered(payroll::rows(office, &clerks)));
    rows.extend(numbered(yearend::rows(office, &clerks)));
    rows
}
