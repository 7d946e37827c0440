//! Keys of programs: one purpose each, shown once, revoked at any time.

use jiff::civil::Date;
use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::id::{EngagementId, TokenId};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::secret::Secret;
use kajitori_domain::time::Moment;
use kajitori_domain::token::Purpose;
use kajitori_store::token::{self, Token};
use kajitori_store::{Done, Versioned};

use crate::call::Call;
use crate::gate::{draw, hashed};
use crate::house::House;
use crate::run::{Failure, ask, change, found};

/// What every key begins with, so that one that lies about is known for what it is.
const MARK: &str = "kjt_";
/// How many characters tell a key from others.
const PREFIX: usize = 12;
/// For how many days a key is good at most.
const MOST_DAYS: i32 = 366;

/// A key to be.
#[derive(Debug, Clone)]
pub struct NewKey {
    /// What people call it.
    pub name: String,
    /// What it is for.
    pub purpose: Purpose,
    /// Its last day.
    pub until: Date,
}

/// A key, and how it stands.
#[derive(Debug, Clone)]
pub struct Key {
    /// The key; never the secret itself.
    pub token: Token,
    /// Whether it opens anything now.
    pub good: bool,
}

/// The keys of an engagement, the newest first.
///
/// # Errors
/// [`Failure::Hidden`] or [`Failure::Refused`] as the rule says.
pub fn list(house: &House, call: &Call<'_>, e: EngagementId) -> Result<Vec<Key>, Failure> {
    ask(house, call, (InEngagement(e), EngagementPermission::SeeTokens), |read, leave| {
        let key = |Versioned { value: token, .. }: Versioned<Token>| {
            let good = token.revoked.is_none() && leave.at < token.expires;
            Key { token, good }
        };
        Ok(token::list(read)?.into_iter().rev().map(key).collect())
    })
}

/// Issues a key, which is answered this once.
///
/// # Errors
/// `token-name-missing`, `token-name-taken`, `token-past`, `token-long`.
pub fn issue(
    house: &House,
    call: &Call<'_>,
    (e, new): (EngagementId, &NewKey),
) -> Result<Secret, Failure> {
    let key = Secret::new(format!("{MARK}{}", draw(house).expose()));
    let id = TokenId::draw(house.now(), house.chance());
    change(house, call, (InEngagement(e), EngagementPermission::EditTokens), |write, leave| {
        let name = new.name.trim();
        if name.is_empty() {
            return Err(Refusal::new("token-name-missing").into());
        }
        let all = token::list(write)?;
        let live =
            |one: &Versioned<Token>| one.value.revoked.is_none() && leave.at < one.value.expires;
        if all.iter().any(|one| live(one) && one.value.name == name) {
            return Err(Refusal::new("token-name-taken").into());
        }
        let token = Token {
            id,
            name: name.to_owned(),
            purpose: new.purpose,
            sha256: hashed(&key),
            prefix: key.expose().chars().take(PREFIX).collect(),
            made: leave.at,
            expires: last_moment(house, new.until, leave.today)?,
            used: None,
            revoked: None,
        };
        token::put(write, &token, None)?;
        let mut entry = entry(Action::TokenIssued, id);
        entry.detail = entry.detail.with("name", &name).with("purpose", &new.purpose.word());
        Ok(Done::new((), Entries::one(entry)))
    })?;
    Ok(key)
}

/// The end of a key's last day, here.
fn last_moment(house: &House, until: Date, today: Date) -> Result<Moment, Stop> {
    if until < today {
        return Err(Refusal::new("token-past").into());
    }
    let most = today.checked_add(jiff::Span::new().days(MOST_DAYS)).unwrap_or(Date::MAX);
    if until > most {
        return Err(Refusal::new("token-long").into());
    }
    let next = until.tomorrow().unwrap_or(until);
    let zoned = next.to_zoned(house.outside.zone.clone());
    let micros = zoned.map(|zoned| zoned.timestamp().as_microsecond());
    micros.map(Moment).map_err(|_| Refusal::new("token-long").into())
}

/// Revokes a key; whoever holds it is refused from now on.
///
/// # Errors
/// [`Failure::Hidden`] when there is none; `token-revoked`.
pub fn revoke(
    house: &House,
    call: &Call<'_>,
    (e, id): (EngagementId, TokenId),
) -> Result<(), Failure> {
    change(house, call, (InEngagement(e), EngagementPermission::EditTokens), |write, leave| {
        let Versioned { value, version } = found(token::get(write, id)?)?;
        if value.revoked.is_some() {
            return Err(Refusal::new("token-revoked").into());
        }
        token::put(write, &Token { revoked: Some(leave.at), ..value }, Some(version))?;
        Ok(Done::new((), Entries::one(entry(Action::TokenRevoked, id))))
    })
}

fn entry(action: Action, id: TokenId) -> Entry {
    Entry::new(action, Object::new(ObjectKind::Token, &id))
}
