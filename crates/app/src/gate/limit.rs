//! One limiter for everything by which somebody may try to get in.

use std::net::{IpAddr, Ipv6Addr};

use kajitori_domain::hash::Sha256;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::session::Limit;
use kajitori_domain::time::Moment;
use kajitori_store::attempt;

use crate::house::House;
use crate::run::Failure;

/// Where a request comes from.
#[derive(Debug, Clone, Copy)]
pub struct Came<'a> {
    /// The address.
    pub address: &'a str,
    /// What the browser says it is.
    pub agent: &'a str,
}

/// An attempt that was let through and counted as bad until it says otherwise.
pub(super) struct Attempt {
    names: Vec<(String, Limit)>,
}

/// What an address is counted under. Of IPv6 the first 64 bits, which one line has to itself.
pub(super) fn door(address: &str) -> String {
    match address.parse() {
        Ok(IpAddr::V6(own)) => {
            let line = Ipv6Addr::from_bits(own.to_bits() & !u128::from(u64::MAX));
            format!("address/{line}")
        }
        _ => format!("address/{address}"),
    }
}

/// What an account is counted under, whether there is one or not; its address stays unwritten.
fn account(mail: &str) -> String {
    format!("account/{}", Sha256::of(mail.as_bytes()))
}

impl Attempt {
    /// One at the account of `mail`. It is counted before it is looked at, so that many at a time
    /// are no way around.
    pub(super) fn at_account(house: &House, came: Came<'_>, mail: &str) -> Result<Self, Failure> {
        let names = vec![(door(came.address), Limit::Address), (account(mail), Limit::Account)];
        let at = house.now();
        let counted = house.db.quietly(|quiet| {
            for (name, limit) in &names {
                let mut refused = None;
                attempt::change(quiet, name, |attempts| match attempts.may(at) {
                    Ok(()) => attempts.one_more(at, *limit),
                    Err(refusal) => {
                        refused = Some(refusal);
                        attempts
                    }
                })?;
                if let Some(refusal) = refused {
                    return Ok(Some(refusal));
                }
            }
            Ok(None)
        })?;
        counted.map_or(Ok(Self { names }), |refusal| Err(refusal.into()))
    }

    /// It was good, and more is to come before somebody is in.
    pub(super) fn good(self, house: &House) -> Result<(), Failure> {
        let given_back = house.db.quietly(|quiet| {
            self.names.iter().try_for_each(|(name, _)| {
                attempt::change(quiet, name, |attempts| attempts.one_less()).map(|_| ())
            })
        });
        given_back.map_err(Failure::from)
    }

    /// It was good, and somebody is in: what failed at the account before is forgotten. What failed
    /// from the address is not, or one's own account would be a way around.
    pub(super) fn in_at_last(self, house: &House) -> Result<(), Failure> {
        let forgotten = house.db.quietly(|quiet| {
            self.names.iter().try_for_each(|(name, limit)| match limit {
                Limit::Account => attempt::forget(quiet, name),
                Limit::Address => {
                    attempt::change(quiet, name, |attempts| attempts.one_less()).map(|_| ())
                }
            })
        });
        forgotten.map_err(Failure::from)
    }
}

/// Sees that one may try from `came`, without counting; for what is rarely wrong.
pub(super) fn may(house: &House, came: Came<'_>, at: Moment) -> Result<(), Failure> {
    let name = door(came.address);
    let asked = house.db.gate().read(|read| Ok(attempt::get(read, &name)?.may(at)?));
    asked.map_err(Failure::from)
}

/// Counts something that was wrong from `came`.
pub(super) fn wrong(house: &House, came: Came<'_>, at: Moment) -> Result<(), Failure> {
    let name = door(came.address);
    let counted = house.db.quietly(|quiet| {
        attempt::change(quiet, &name, |attempts| attempts.one_more(at, Limit::Address))
    });
    counted.map(|_| ()).map_err(Failure::from)
}

/// That mail or password are wrong; which of them, nobody hears.
pub(super) fn not_let_in() -> Stop {
    Refusal::new("sign-in-wrong").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_one_count() {
        for (address, expected) in [
            ("203.0.113.7", "address/203.0.113.7"),
            ("2001:db8:1:2:3:4:5:6", "address/2001:db8:1:2::"),
            ("2001:db8:1:2::9", "address/2001:db8:1:2::"),
            ("", "address/"),
        ] {
            assert_eq!(door(address), expected);
        }
    }
}
