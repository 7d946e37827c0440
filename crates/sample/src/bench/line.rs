//! Formats the lines of the benchmark's log quickly: no allocation per row.

use std::io::{self, Write};

use crate::office::{clock, midnight};

/// The activity that completes a case.
pub(super) const LAST: usize = ACTIVITIES.len() - 1;

const ACTIVITIES: [&str; 30] = [
    "申込受付",
    "書類スキャン",
    "書類不備確認",
    "本人確認",
    "顧客登録",
    "与信照会",
    "与信回答",
    "一次審査",
    "二次審査",
    "条件照会",
    "条件回答",
    "社内稟議",
    "承認依頼",
    "承認",
    "差戻し",
    "契約書作成",
    "契約書送付",
    "契約書受領",
    "内容照合",
    "システム登録",
    "登録確認",
    "口座確認",
    "入金確認",
    "請求書発行",
    "発送手配",
    "発送",
    "お客様連絡",
    "保留",
    "保留解除",
    "完了",
];
/// Status and team of each activity, by its index modulo the table.
const STATES: [(&str, &str); 10] = [
    ("処理中", "受付センター"),
    ("処理中", "受付センター"),
    ("不備確認中", "受付センター"),
    ("処理中", "審査センター"),
    ("照会中", "信用情報機関"),
    ("処理中", "審査センター"),
    ("承認待ち", "委託元 管理部"),
    ("処理中", "契約センター"),
    ("取引先待ち", "取引先"),
    ("処理中", "登録センター"),
];
const FULL: usize = 1 << 16;

/// Lines waiting to be written.
pub(super) struct Lines {
    buffer: Vec<u8>,
    day: u64,
    date: String,
}

impl Lines {
    pub(super) fn new() -> Self {
        let mut buffer = Vec::with_capacity(FULL + 512);
        buffer.extend_from_slice("案件番号,工程,日時,状態,担当部署,担当者,区分,金額\n".as_bytes());
        Self { buffer, day: u64::MAX, date: String::new() }
    }

    pub(super) fn full(&self) -> bool {
        self.buffer.len() >= FULL
    }

    pub(super) fn flush(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(&self.buffer)?;
        self.buffer.clear();
        Ok(())
    }

    /// Adds the event at `second` of the log's year; `draw` decides operator, class and amount.
    pub(super) fn push(&mut self, case: u64, activity: usize, second: u64, draw: u64) {
        let (day, time) = (second / 86_400, second % 86_400);
        if day != self.day {
            let start = midnight(jiff::civil::date(2025, 11, 1));
            let (date, ..) = clock(start + i64::try_from(second).unwrap_or(0));
            self.day = day;
            self.date = date.to_string();
        }
        let (status, org) = STATES[activity % STATES.len()];
        let status = if activity == LAST { "完了" } else { status };
        self.buffer.push(b'C');
        self.number(case, 9);
        self.cell(ACTIVITIES[activity]);
        self.buffer.push(b',');
        self.buffer.extend_from_slice(self.date.as_bytes());
        for (mark, value) in [(b' ', time / 3600), (b':', time / 60 % 60), (b':', time % 60)] {
            self.buffer.push(mark);
            self.number(value, 2);
        }
        self.cell(status);
        self.cell(org);
        self.cell("担当");
        self.number(draw % 500 + 1, 3);
        self.cell(["個人", "法人", "代理店", "職域"][usize::try_from(case % 4).unwrap_or(0)]);
        self.buffer.push(b',');
        self.number((draw >> 16) % 900_000 + 1000, 1);
        self.buffer.push(b'\n');
    }

    fn cell(&mut self, text: &str) {
        self.buffer.push(b',');
        self.buffer.extend_from_slice(text.as_bytes());
    }

    /// Appends `value` with at least `width` digits.
    fn number(&mut self, mut value: u64, width: usize) {
        let mut digits = [b'0'; 20];
        let mut at = digits.len();
        while value > 0 {
            at -= 1;
            digits[at] = b'0' + u8::try_from(value % 10).unwrap_or(0);
            value /= 10;
        }
        self.buffer.extend_from_slice(&digits[at.min(digits.len() - width)..]);
    }
}
