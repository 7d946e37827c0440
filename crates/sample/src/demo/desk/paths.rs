//! The paths of a ticket: who does what, and who holds it next.

use crate::trace::By::{Client, End, Third, Vendor};
use crate::trace::{Step, step};

pub(super) const FIRST: &str = "札幌 一次窓口";
pub(super) const SECOND: &str = "札幌 二次対応";
pub(super) const USER: &str = "みなと暮らし 利用部門";
pub(super) const ADMIN: &str = "みなと暮らし 情報システム課";
const MAKER: &str = "機器メーカー";

const OPEN: Step = step("受付", "対応中", FIRST, Vendor, 20);
const OPEN_CALL: Step = step("VIP直通受付", "対応中", SECOND, Vendor, 100);
const OPEN_CHAT: Step = step("チャット受付", "対応中", FIRST, Vendor, 20);
const ANSWER: Step = step("一次回答", "対応中", FIRST, Vendor, 40);
const ASK: Step = step("利用者へ確認", "利用者回答待ち", FIRST, Client, 80);
const REPLY: Step = step("利用者回答", "対応中", USER, Vendor, 40);
const ESCALATE: Step = step("二次対応依頼", "二次対応中", FIRST, Vendor, 40);
const TAKE: Step = step("二次対応", "二次対応中", SECOND, Vendor, 60);
const RETURN: Step = step("一次へ差戻し", "対応中", SECOND, Vendor, 20);
const MAKE: Step = step("メーカー照会", "メーカー回答待ち", SECOND, Third, 100);
const MADE: Step = step("メーカー回答", "二次対応中", MAKER, Vendor, 40);
const REQUEST: Step = step("権限申請の承認依頼", "申請承認待ち", FIRST, Client, 60);
const ALLOW: Step = step("権限申請の承認", "対応中", ADMIN, Vendor, 20);
const GRANT: Step = step("アクセス権付与", "対応中", FIRST, Vendor, 20);
const SOLVE: Step = step("解決", "解決確認待ち", FIRST, Client, 20);
const REOPEN: Step = step("再オープン", "対応中", USER, Vendor, 60);
const CLOSE: Step = step("完了", "完了", FIRST, End, 0);

pub(super) const PLAIN: &[Step] = &[OPEN, ANSWER, SOLVE, CLOSE];
pub(super) const WAITED: &[Step] = &[OPEN, ANSWER, ASK, REPLY, SOLVE, CLOSE];
pub(super) const ESCALATED: &[Step] = &[OPEN, ANSWER, ESCALATE, TAKE, SOLVE, CLOSE];
pub(super) const MAKER_ASKED: &[Step] = &[OPEN, ANSWER, ESCALATE, TAKE, MAKE, MADE, SOLVE, CLOSE];
pub(super) const PING_PONG: &[Step] =
    &[OPEN, ANSWER, ESCALATE, TAKE, RETURN, ANSWER, ESCALATE, TAKE, SOLVE, CLOSE];
pub(super) const REOPENED: &[Step] = &[OPEN, ANSWER, SOLVE, REOPEN, ANSWER, SOLVE, CLOSE];
pub(super) const GRANTED: &[Step] = &[OPEN, ANSWER, REQUEST, ALLOW, GRANT, SOLVE, CLOSE];
pub(super) const GRANTED_BARE: &[Step] = &[OPEN, ANSWER, GRANT, SOLVE, CLOSE];
pub(super) const CALLED: &[Step] = &[OPEN_CALL, SOLVE, CLOSE];
pub(super) const CHATTED: &[Step] = &[OPEN_CHAT, ANSWER, SOLVE, CLOSE];
