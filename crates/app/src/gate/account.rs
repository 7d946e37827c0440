//! One's own account: who one is, where one is signed in.

use kajitori_domain::access::{Actor, Log};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::id::{PersonId, SessionId};
use kajitori_domain::organisation::Person;
use kajitori_domain::refusal::Refusal;
use kajitori_domain::session::{Session, Why};
use kajitori_domain::text::Lang;
use kajitori_domain::time::Moment;
use kajitori_store::session::SignedIn;
use kajitori_store::{Done, credential, person, session};

use super::pass;
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, found};

/// What one's own account is.
#[derive(Debug, Clone)]
pub struct Account {
    /// Who.
    pub person: Person,
    /// The number of its edit.
    pub version: u64,
    /// When the password was set, if there is one.
    pub password: Option<Moment>,
    /// Whether there is a second factor.
    pub second_factor: bool,
    /// How many codes for recovery are left.
    pub codes: u64,
}

/// A browser that one is signed in with.
#[derive(Debug, Clone)]
pub struct MySession {
    /// Its id, which may be shown.
    pub id: SessionId,
    /// What the browser says it is.
    pub agent: String,
    /// The address that it came from.
    pub address: String,
    /// Since when.
    pub since: Moment,
    /// When it was last used; `None` while its second factor is due.
    pub seen: Option<Moment>,
    /// Whether it is the one that asks.
    pub own: bool,
}

/// Which sessions are ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// This one.
    One(SessionId),
    /// All but the one that asks.
    Others,
}

/// Who asks, and by which session.
pub(super) fn me(call: &Call<'_>) -> Result<(PersonId, SessionId), Failure> {
    match call.actor {
        Actor::Person { person, session, .. } => Ok((*person, *session)),
        _ => Err(Failure::Hidden),
    }
}

/// One's own account.
///
/// # Errors
/// [`Failure::Hidden`] for whoever is no person.
pub fn account(house: &House, call: &Call<'_>) -> Result<Account, Failure> {
    let (id, _) = me(call)?;
    let account = house.db.gate().read(|read| {
        let person = found(person::get(read, id)?)?;
        let own = credential::get(read, id)?.map(|own| own.value);
        Ok(Account {
            person: person.value,
            version: person.version,
            password: own.as_ref().map(|own| own.changed),
            second_factor: own.is_some_and(|own| own.totp.is_some()),
            codes: credential::codes_left(read, id)?,
        })
    });
    account.map_err(Failure::from)
}

/// Writes one's own name and language, over version `was`.
///
/// # Errors
/// `person-name-missing`, `stale`.
pub fn edit_account(
    house: &House,
    call: &Call<'_>,
    (name, kana, lang): (&str, &str, Lang),
    was: u64,
) -> Result<(), Failure> {
    let (id, _) = me(call)?;
    if name.trim().is_empty() {
        return Err(Refusal::new("person-name-missing").into());
    }
    let by = pass::named(id);
    let edited =
        house.db.gate().change((Log::Company, &by), &house.stamp(call, house.now()), |write| {
            let one = found(person::get(write, id)?)?.value;
            let (name, kana) = (name.trim().to_owned(), kana.trim().to_owned());
            person::put(write, &Person { name, kana, lang, ..one }, Some(was))?;
            Ok(Done::new((), pass::said(Action::PersonEdited, id)))
        });
    edited.map_err(Failure::from)
}

/// Where one is signed in, the browser that asks first, then the one used last.
///
/// # Errors
/// [`Failure::Hidden`] for whoever is no person.
pub fn sessions(house: &House, call: &Call<'_>) -> Result<Vec<MySession>, Failure> {
    let ((person, own), at) = (me(call)?, house.now());
    let all = house.db.gate().read(|read| session::list(read, person))?;
    let mut good: Vec<MySession> =
        all.into_iter().filter_map(|one| shown(one.value, own, at)).collect();
    good.sort_by_key(|one| (!one.own, std::cmp::Reverse(one.seen.unwrap_or(one.since)), one.id));
    Ok(good)
}

fn shown(one: SignedIn, own: SessionId, at: Moment) -> Option<MySession> {
    let (since, seen) = match one.session {
        Session::Half { since, expires } if at < expires => (since, None),
        Session::Live { since, seen, .. } if one.session.touch(at).is_ok() => (since, Some(seen)),
        Session::Half { .. } | Session::Live { .. } | Session::Ended { .. } => return None,
    };
    let SignedIn { id, agent, address, .. } = one;
    Some(MySession { id, agent, address, since, seen, own: id == own })
}

/// Ends other sessions of one's own. One's own is ended by signing out.
///
/// # Errors
/// [`Failure::Hidden`] when there is no such session of the asker.
pub fn end_sessions(house: &House, call: &Call<'_>, which: Which) -> Result<(), Failure> {
    let ((person, own), at) = (me(call)?, house.now());
    let by = pass::named(person);
    let ended = house.db.gate().change((Log::Company, &by), &house.stamp(call, at), |write| {
        let all = session::list(write, person)?;
        let asked = all.into_iter().filter(|one| match which {
            Which::One(id) => one.value.id == id,
            Which::Others => one.value.id != own,
        });
        let mut entries: Option<Entries> = None;
        for one in asked {
            let object = Object::new(ObjectKind::Session, &one.value.id);
            let entry = Entry::new(Action::SessionRevoked, object);
            pass::end(write, one, (at, Why::Revoked))?;
            entries = Some(match entries {
                Some(before) => before.and(entry),
                None => Entries::one(entry),
            });
        }
        Ok(Done::new((), found(entries)?))
    });
    match (ended.map_err(Failure::from), which) {
        // Nothing else is signed in: that is what was asked for.
        (Err(Failure::Hidden), Which::Others) => Ok(()),
        (ended, _) => ended,
    }
}
