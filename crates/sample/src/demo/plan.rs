//! What happens in each month of the example: how many cases of which kind, not what is measured of
//! them.

use kajitori_domain::time::Month;

use crate::office::{DAY, Office};

/// The plan of one month.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    pub(super) month: Month,
    /// Invoices paid.
    pub(super) invoices: u32,
    /// Late ones: the client's approval alone, the vendor alone, both, a third party alone.
    pub(super) late: [u32; 4],
    /// Working hours that the late ones are late, by who is the cause: client, vendor, third party;
    /// `None` leaves them to chance.
    pub(super) delay: Option<[i64; 3]>,
    /// Invoices cancelled as sent twice; they come on top.
    pub(super) cancelled: u32,
    /// Tickets completed.
    pub(super) tickets: u32,
    /// Tickets handed to the second line, without and with the maker, and sent back and forth.
    pub(super) escalated: [u32; 3],
    /// Tickets opened again.
    pub(super) reopened: u32,
    /// Urgent tickets: solved the same day, solved the next morning, neither.
    pub(super) urgent: [u32; 3],
    /// Access grants with and without a recorded approval.
    pub(super) grants: [u32; 2],
    /// Tickets on paths that no procedure describes: direct calls of executives, chats.
    pub(super) undocumented: [u32; 2],
    /// Data-entry lots due, of these late ones, and those keyed twice at one terminal.
    pub(super) lots: [u32; 3],
}

impl Plan {
    /// First working second of the month and the first after it. The last plan reaches only a few
    /// days past the day on which the log was drawn.
    pub(super) fn span(&self, office: &Office) -> (i64, i64) {
        let (from, until) = office.month(self.month);
        if self.month == LAST { (from, from + 7 * DAY) } else { (from, until) }
    }

    /// Whether the client forgot an invoice in this month.
    pub(super) fn forgets(&self) -> bool {
        self.month.year == 2026 && (5..=10).contains(&self.month.month)
    }
}

/// The month after the log was drawn.
const LAST: Month = Month { year: 2026, month: 11 };

/// One row per month; the last one is cut off where the log was drawn.
pub(super) fn months() -> Vec<Plan> {
    let late = [
        [52, 55, 18, 14],
        [60, 58, 20, 15],
        [66, 60, 22, 17],
        [55, 52, 17, 12],
        [70, 61, 24, 16],
        [62, 57, 21, 13],
        [59, 60, 20, 18],
        [54, 56, 22, 14],
        [63, 58, 19, 15],
        [71, 66, 25, 18],
        [80, 70, 31, 20],
        [109, 75, 30, 24],
        [30, 24, 12, 7],
    ];
    let invoices = [3320, 3610, 3180, 3240, 3560, 3410, 3290, 3380, 3450, 3300, 3470, 3400, 1180];
    let tickets = [1110, 1180, 1240, 1090, 1210, 1260, 1120, 1080, 1130, 1060, 1140, 1150, 380];
    let bare = [21, 24, 27, 22, 28, 30, 26, 29, 31, 33, 36, 39, 12];
    let same = [16, 21, 24, 30, 38, 44, 52, 58, 61, 66, 70, 74, 8];
    let start = Month { year: 2025, month: 11 };
    let urgent = [
        [49, 5, 4],
        [52, 6, 5],
        [50, 7, 3],
        [47, 5, 5],
        [51, 8, 4],
        [53, 7, 6],
        [48, 6, 4],
        [46, 8, 5],
        [47, 9, 3],
        [45, 9, 6],
        [46, 9, 5],
        [44, 10, 6],
        [0, 0, 0],
    ];
    let row = |index: usize| {
        let last = index == 12;
        let scale = |of_1150: u32| of_1150 * tickets[index] / 1150;
        Plan {
            month: start.plus(i32::try_from(index).unwrap_or(0)),
            invoices: invoices[index],
            late: late[index],
            delay: (index == 11).then_some([2_090, 1_615, 395]),
            cancelled: invoices[index] / 65,
            tickets: tickets[index],
            escalated: [scale(170), scale(55), scale(80)],
            reopened: scale(24),
            urgent: urgent[index],
            grants: [scale(121), bare[index]],
            undocumented: [scale(120), scale(48)],
            lots: if last { [36, 0, same[index]] } else { [240, 2, same[index]] },
        }
    };
    (0..13).map(row).collect()
}
