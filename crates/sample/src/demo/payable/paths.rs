//! The paths of an invoice: who does what, and who holds it next.

use crate::trace::By::{Client, End, Pause, Third, Vendor};
use crate::trace::{Step, step};

pub(super) const DESK: &str = "仙台センター 受付";
pub(super) const CHECK: &str = "仙台センター 照合";
pub(super) const POST: &str = "仙台センター 計上";
pub(super) const ACCOUNTS: &str = "みなと暮らし 経理課";
pub(super) const BUYER: &str = "みなと暮らし 発注部門";
pub(super) const BANK: &str = "取引銀行";
pub(super) const SUPPLIER: &str = "取引先";

const RECEIVE: Step = step("請求書受領", "受付", DESK, Vendor, 40);
const MATCH: Step = step("内容照合", "照合中", CHECK, Vendor, 15);
const ASK: Step = step("承認依頼", "承認待ち", CHECK, Client, 100);
const REMIND: Step = step("承認催促", "承認待ち", CHECK, Client, 60);
const APPROVE: Step = step("承認", "承認済", ACCOUNTS, Vendor, 25);
const BOOK: Step = step("仕訳計上", "計上済", POST, Vendor, 20);
pub(super) const PAY: Step = step("振込依頼", "振込待ち", POST, Third, 20);
const PAID: Step = step("支払完了", "完了", BANK, End, 0);
const ORDER: Step = step("発注番号照会", "発注部門確認待ち", CHECK, Client, 50);
const ORDERED: Step = step("発注番号回答", "照合中", BUYER, Vendor, 10);
const RETURN: Step = step("差戻し", "差戻し", ACCOUNTS, Vendor, 20);
const WRITE: Step = step("取引先照会", "取引先回答待ち", CHECK, Third, 150);
const WRITTEN: Step = step("取引先回答", "照合中", SUPPLIER, Vendor, 10);
const HOLD: Step = step("合意保留", "合意保留", CHECK, Pause, 100);
const RESUME: Step = step("保留解除", "照合中", CHECK, Vendor, 10);
const CANCEL: Step = step("二重請求取消", "取消", CHECK, End, 0);

pub(super) const PLAIN: &[Step] = &[RECEIVE, MATCH, ASK, APPROVE, BOOK, PAY, PAID];
pub(super) const NO_ORDER: &[Step] =
    &[RECEIVE, MATCH, ORDER, ORDERED, ASK, APPROVE, BOOK, PAY, PAID];
pub(super) const TO_AND_FRO: &[Step] =
    &[RECEIVE, MATCH, ORDER, ORDERED, ORDER, ORDERED, ASK, APPROVE, BOOK, PAY, PAID];
pub(super) const SENT_BACK: &[Step] =
    &[RECEIVE, MATCH, ASK, RETURN, MATCH, ASK, APPROVE, BOOK, PAY, PAID];
pub(super) const ASKED: &[Step] = &[RECEIVE, MATCH, WRITE, WRITTEN, ASK, APPROVE, BOOK, PAY, PAID];
pub(super) const HELD: &[Step] = &[RECEIVE, MATCH, HOLD, RESUME, ASK, APPROVE, BOOK, PAY, PAID];
pub(super) const CANCELLED: &[Step] = &[RECEIVE, MATCH, CANCEL];
pub(super) const REMINDED: &[Step] = &[RECEIVE, MATCH, ASK, REMIND, APPROVE, BOOK, PAY, PAID];
pub(super) const REMINDED_TWICE: &[Step] =
    &[RECEIVE, MATCH, ASK, REMIND, REMIND, APPROVE, BOOK, PAY, PAID];
/// Sent to the client for approval and forgotten there.
pub(super) const FORGOTTEN: &[Step] = &[RECEIVE, MATCH, ASK];
