//! How often one may try. Password, second factor, recovery code, link and token share the count.

use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;
use crate::time::{Moment, Span};

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Limit {
    /// Bad attempts from one address: three a minute. Good ones do not count, since a whole office
    /// may share an address.
    Address,
    /// Bad attempts at one account: free up to four, then a pause that doubles with each, up to 36
    /// seconds, so that 100 an hour are never passed. Nobody is locked out for good.
    Account,
}

/// The longest pause of an account: an hour's hundredth part.
const PAUSE_MOST: Span = Span(36_000_000);

/// Attempts since a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Attempts {
    /// How many.
    pub count: u32,
    /// When the first of them was, in microseconds since 1970-01-01T00:00:00Z.
    pub from_us: i64,
    /// The first moment at which the next may be made, likewise.
    pub until_us: i64,
}

impl Attempts {
    /// Whether one may try at `at`.
    ///
    /// # Errors
    /// `sign-in-limit` with the seconds to wait.
    pub fn may(self, at: Moment) -> Result<(), Refusal> {
        let wait = self.until_us.saturating_sub(at.0);
        if wait <= 0 {
            return Ok(());
        }
        let seconds = wait.saturating_add(999_999) / 1_000_000;
        Err(Refusal::new("sign-in-limit").with("seconds", seconds.to_string()))
    }

    /// The count after one more attempt at `at`.
    #[must_use]
    pub fn one_more(self, at: Moment, limit: Limit) -> Self {
        let (window, pause) = match limit {
            Limit::Address => (Span::MINUTE, address_pause as fn(Self, Moment) -> i64),
            Limit::Account => (Span::HOUR, account_pause as fn(Self, Moment) -> i64),
        };
        let old = self.count == 0 || at.0.saturating_sub(self.from_us) >= window.0;
        let counted = match old {
            true => Self { count: 1, from_us: at.0, until_us: 0 },
            false => Self { count: self.count.saturating_add(1), ..self },
        };
        Self { until_us: pause(counted, at), ..counted }
    }

    /// The count when an attempt turns out good. Each is counted before it is looked at, so that
    /// many at a time are no way around the limit.
    #[must_use]
    pub fn one_less(self) -> Self {
        Self { count: self.count.saturating_sub(1), until_us: 0, ..self }
    }
}

/// After the third attempt, the rest of the minute.
fn address_pause(counted: Attempts, at: Moment) -> i64 {
    if counted.count < 3 { at.0 } else { counted.from_us.saturating_add(Span::MINUTE.0) }
}

/// From the fifth bad attempt on 1, 2, 4 … seconds.
fn account_pause(counted: Attempts, at: Moment) -> i64 {
    let Some(doublings) = counted.count.checked_sub(5) else { return at.0 };
    let pause = Span::SECOND.0.saturating_mul(1 << doublings.min(30)).min(PAUSE_MOST.0);
    at.0.saturating_add(pause)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pauses(limit: Limit, count: usize) -> Vec<i64> {
        let (mut attempts, mut at) = (Attempts::default(), Moment(0));
        let mut pauses = Vec::new();
        for _ in 0..count {
            attempts.may(at).expect("waited long enough");
            attempts = attempts.one_more(at, limit);
            pauses.push((attempts.until_us - at.0) / 1_000_000);
            at = Moment(attempts.until_us.max(at.0));
        }
        pauses
    }

    #[test]
    fn an_address_has_three_a_minute() {
        assert_eq!(pauses(Limit::Address, 5), [0, 0, 60, 0, 0]);
    }

    #[test]
    fn an_account_waits_longer_each_time_and_is_never_locked() {
        let expected = [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 36, 36];
        assert_eq!(pauses(Limit::Account, 12), expected);
        let (mut at, mut attempts, mut made) = (Moment(0), Attempts::default(), 0);
        while at < Moment(Span::HOUR.0) {
            attempts = attempts.one_more(at, Limit::Account);
            at = Moment(attempts.until_us);
            made += 1;
        }
        assert!(made <= 110, "{made} in an hour");
        assert_eq!(attempts.one_more(Moment(2 * Span::HOUR.0), Limit::Account).count, 1);
    }

    #[test]
    fn good_attempts_do_not_count() {
        let mut attempts = Attempts::default();
        for second in 0..20 {
            let at = Moment(second * 1_000_000);
            attempts.may(at).expect("nothing bad was tried");
            attempts = attempts.one_more(at, Limit::Address).one_less();
        }
        for _ in 0..3 {
            attempts.may(Moment(20_000_000)).expect("three bad ones");
            attempts = attempts.one_more(Moment(20_000_000), Limit::Address);
        }
        assert!(attempts.may(Moment(20_000_000)).is_err());
    }

    #[test]
    fn whoever_is_too_fast_hears_how_long() {
        let mut attempts = Attempts::default();
        for _ in 0..3 {
            attempts = attempts.one_more(Moment(500_000), Limit::Address);
        }
        let refusal = attempts.may(Moment(600_000)).expect_err("too fast");
        assert_eq!(refusal.args, [("seconds", "60".to_owned())]);
        assert!(attempts.may(Moment(60_500_000)).is_ok());
    }
}
