//! The month and the eleven before it.

use kajitori_domain::agreement::Agreement;
use kajitori_domain::calendar;
use kajitori_domain::refusal::Refusal;
use kajitori_domain::time::{Moment, Month, Window};

/// Months of a series.
pub const MONTHS: usize = 12;

/// The twelve windows of a series, oldest first; each begins where the one before ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Windows {
    /// The months.
    pub months: [Month; MONTHS],
    all: [Window; MONTHS],
}

impl Windows {
    /// The windows that end with `month`, by the agreement's closing day and zone.
    ///
    /// # Errors
    /// Those of [`calendar::window`].
    pub fn new(agreement: &Agreement, month: Month) -> Result<Self, Refusal> {
        let months = std::array::from_fn(|i| month.plus(i32::try_from(i).unwrap_or(0) - 11));
        let mut all = [Window { from: Moment(0), until: Moment(0) }; MONTHS];
        for (window, month) in all.iter_mut().zip(months) {
            *window = calendar::window(month, agreement.closing_day, &agreement.zone)?;
        }
        Ok(Self { months, all })
    }

    /// The window of place `index` in the series.
    pub fn get(&self, index: usize) -> Window {
        self.all[index]
    }

    /// The window of the month itself.
    #[inline]
    pub fn last(&self) -> Window {
        self.all[MONTHS - 1]
    }

    /// The place of the window that `moment` lies in; `None` before the first and after the last.
    #[inline]
    pub fn place(&self, moment: i64) -> Option<usize> {
        let place = self.all.partition_point(|window| window.until.0 <= moment);
        self.all.get(place)?.contains(Moment(moment)).then_some(place)
    }
}
