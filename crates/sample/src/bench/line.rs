//! Formats the lines of the benchmark's log quickly: no allocation per row.

use std::io::{self, Write};

use crate::office::{clock, midnight};

/// The activity that completes a case.
pub(super) const LAST: usize = STEPS.len() - 1;

/// Activity, status after it, and team.
const STEPS: [(&str, &str, &str); 30] = [
    ("申込受付", "受付", "受付センター"),
    ("書類スキャン", "処理中", "受付センター"),
    ("書類不備確認", "不備確認中", "受付センター"),
    ("本人確認", "処理中", "受付センター"),
    ("顧客登録", "処理中", "登録センター"),
    ("与信照会", "照会中", "審査センター"),
    ("与信回答", "審査中", "信用情報機関"),
    ("一次審査", "審査中", "審査センター"),
    ("二次審査", "審査中", "審査センター"),
    ("条件照会", "取引先待ち", "契約センター"),
    ("条件回答", "処理中", "取引先"),
    ("社内稟議", "承認待ち", "契約センター"),
    ("承認依頼", "承認待ち", "契約センター"),
    ("承認", "処理中", "委託元 管理部"),
    ("差戻し", "差戻し", "委託元 管理部"),
    ("契約書作成", "処理中", "契約センター"),
    ("契約書送付", "取引先待ち", "契約センター"),
    ("契約書受領", "処理中", "契約センター"),
    ("内容照合", "処理中", "契約センター"),
    ("システム登録", "処理中", "登録センター"),
    ("登録確認", "処理中", "登録センター"),
    ("口座確認", "照会中", "登録センター"),
    ("入金確認", "取引先待ち", "登録センター"),
    ("請求書発行", "処理中", "登録センター"),
    ("発送手配", "処理中", "発送センター"),
    ("発送", "取引先待ち", "発送センター"),
    ("お客様連絡", "処理中", "受付センター"),
    ("保留", "合意保留", "受付センター"),
    ("保留解除", "処理中", "受付センター"),
    ("完了", "完了", "受付センター"),
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
        let (activity, status, org) = STEPS[activity];
        self.buffer.push(b'C');
        self.number(case, 9);
        self.cell(activity);
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
