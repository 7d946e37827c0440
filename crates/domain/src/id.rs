//! Ids: what a thing is called in the record, in addresses and in the audit tree.
//!
//! An id is 48 bits of milliseconds and 80 drawn bits, written as 26 digits of lower-case Crockford
//! base 32, which sort like the moments of making under any collation.

use crate::outside::Chance;
use crate::time::Moment;

const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Digits of an id.
const LENGTH: u32 = 26;

fn make(at: Moment, drawn: [u8; 10]) -> u128 {
    let ms = u128::from(u64::try_from(at.0.div_euclid(1_000)).unwrap_or(0)) & ((1 << 48) - 1);
    drawn.iter().fold(ms, |number, byte| number << 8 | u128::from(*byte))
}

fn write(number: u128, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
    (0..LENGTH).rev().try_for_each(|place| {
        let digit = (number >> (5 * place)) & 31;
        f.write_fmt(format_args!("{}", char::from(DIGITS[digit as usize & 31])))
    })
}

fn read(text: &str) -> Option<u128> {
    if text.len() != LENGTH as usize || text.as_bytes()[0] > b'7' {
        return None;
    }
    text.bytes().try_fold(0, |number, byte| {
        let digit = DIGITS.iter().position(|d| *d == byte)?;
        Some(number << 5 | digit as u128)
    })
}

/// What is no id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoId;

impl std::fmt::Display for NoId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an id has 26 digits of lower-case Crockford base 32")
    }
}

impl std::error::Error for NoId {}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u128);

        impl $name {
            /// The id of what is made at `at`, with 80 drawn bits.
            pub fn new(at: Moment, drawn: [u8; 10]) -> Self {
                Self(make(at, drawn))
            }

            /// The id of what is made at `at`, with bits from `chance`.
            pub fn draw(at: Moment, chance: &dyn Chance) -> Self {
                let mut drawn = [0; 10];
                chance.fill(&mut drawn);
                Self::new(at, drawn)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write(self.0, f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = NoId;

            fn from_str(text: &str) -> Result<Self, NoId> {
                read(text).map(Self).ok_or(NoId)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = String::deserialize(from)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

ids! {
    /// An organisation: the client's company, a vendor, a bidder.
    OrganisationId
    /// A person with a sign-in.
    PersonId
    /// What a person is in one scope.
    MembershipId
    /// A signed-in browser.
    SessionId
    /// 委託案件: one vendor, its processes, contract and logs.
    EngagementId
    /// One bidder's window on one request for proposals.
    InvitationId
    /// A process of an engagement.
    ProcessId
    /// A contract of an engagement.
    ContractId
    /// A version of an engagement's agreement.
    AgreementId
    /// A file that was handed in.
    DeliveryId
    /// How a kind of file is read.
    MappingId
    /// A sample that the client drew.
    SampleId
    /// 異議: what one side contests.
    ContestId
    /// A credit for a missed service level.
    CreditId
    /// A file beside a contest, a credit or an engagement.
    AttachmentId
    /// A key by which a program hands in or fetches.
    TokenId
    /// Work that runs beside the pages.
    JobId
    /// A request to the vendor's manager.
    RequestId
    /// A link that sets somebody up or resets a sign-in.
    LinkId
    /// Values that a vendor reported together.
    ReportId
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_id_reads_as_it_was_written() {
        let id = PersonId::new(Moment(1_790_000_000_123_456), [7; 10]);
        assert_eq!(id.to_string(), "01m3250v3v0w3ge1r70w3ge1r7");
        assert_eq!(id.to_string().parse(), Ok(id));
        let json = serde_json::to_string(&id).expect("an id is a text");
        assert_eq!(serde_json::from_str::<PersonId>(&json).expect("an id"), id);
        assert!(serde_json::from_str::<PersonId>("\"01\"").is_err());
    }

    #[test]
    fn what_is_no_id_is_not_read() {
        let digits = "01m3250v3v0w3ge1r70w3ge1r7";
        for letter in ['i', 'l', 'o', 'u', 'A', '-', 'é'] {
            let text: String = digits.chars().take(25).chain([letter]).collect();
            assert_eq!(text.parse::<JobId>(), Err(NoId), "{text}");
        }
        for text in ["", "0", "8zzzzzzzzzzzzzzzzzzzzzzzzz", "01m3250v3v0w3ge1r70w3ge1r70"] {
            assert_eq!(text.parse::<JobId>(), Err(NoId), "{text}");
        }
        assert!("7zzzzzzzzzzzzzzzzzzzzzzzzz".parse::<JobId>().is_ok());
    }

    #[test]
    fn moments_before_1970_have_the_first_ids() {
        assert_eq!(JobId::new(Moment(-1), [0; 10]).to_string(), "0".repeat(26));
    }

    proptest! {
        #[test]
        fn ids_sort_as_they_were_made(
            a in 0_i64..1 << 57, b in 0_i64..1 << 57, x: [u8; 10], y: [u8; 10],
        ) {
            let (first, second) = (JobId::new(Moment(a), x), JobId::new(Moment(b), y));
            prop_assert_eq!(first.to_string().parse(), Ok(first));
            prop_assert_eq!(first.cmp(&second), first.to_string().cmp(&second.to_string()));
            prop_assert_eq!((a / 1_000).cmp(&(b / 1_000)).then(x.cmp(&y)), first.cmp(&second));
        }
    }
}
