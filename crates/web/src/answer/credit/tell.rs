//! Credits in words.

use kajitori_domain::credit::{Calculation, CreditState};
use kajitori_domain::display::percent_of;

use crate::answer::desk::Desk;
use crate::part::{Status, Tone};
use crate::word::W;

/// How much it is.
pub(in crate::answer) fn amount(desk: &Desk<'_>, yen: Option<i64>) -> String {
    yen.map_or_else(|| desk.w.t("credit-no-amount"), |yen| desk.yen(yen))
}

/// By which clause, calculated how.
pub(in crate::answer) fn calculated(
    desk: &Desk<'_>,
    clause: &str,
    calculation: Option<&Calculation>,
) -> String {
    let w = desk.w;
    let how = match calculation {
        None => w.t("credit-by-person"),
        Some(Calculation::Fixed { .. }) => w.t("credit-fixed-sum"),
        Some(Calculation::ShareOfFee { fee_yen, share, .. }) => {
            w.t2("credit-share", "fee", desk.yen(*fee_yen), "share", percent_of(*share))
        }
        Some(Calculation::ByHand { text }) => text.clone(),
    };
    match clause.trim() {
        "" => how,
        clause => w.t2("credit-clause-how", "clause", clause, "how", how),
    }
}

/// How a credit stands.
pub(in crate::answer) fn state(w: W, state: &CreditState) -> Status {
    let (tone, id) = match state {
        CreditState::Proposed { .. } => (Tone::Plain, "credit-proposed"),
        CreditState::Notified { .. } => (Tone::Wait, "credit-notified"),
        CreditState::Answered { accepted: true, .. } => (Tone::Good, "credit-accepted"),
        CreditState::Answered { .. } => (Tone::Watch, "credit-denied"),
        CreditState::Claimed { .. } => (Tone::Wait, "credit-claimed"),
        CreditState::Settled { .. } => (Tone::Good, "credit-settled"),
        CreditState::Waived { .. } => (Tone::Quiet, "credit-waived"),
    };
    Status::new(tone, w.t(id))
}
