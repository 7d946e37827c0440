//! What whoever runs the machine may do without signing in: whoever holds the database holds it
//! all, so no rule is asked; everything that is changed says of itself that it came this way.

use std::io::Write;

use kajitori_domain::access::{Actor, ActorName, Log};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind, Via};
use kajitori_domain::invite::LinkKind;
use kajitori_domain::organisation::{Organisation, Person};
use kajitori_domain::refusal::Refusal;
use kajitori_store::{Done, organisation, person};

use crate::call::Call;
use crate::gate::{Handed, Handing};
use crate::house::House;
use crate::run::Failure;

fn operator() -> ActorName {
    ActorName::System { cause: "operator".to_owned() }
}

/// Everybody of the house with where they work, by mail.
///
/// # Errors
/// A fault when the record cannot be reached.
pub fn people(house: &House) -> Result<Vec<(Person, Option<Organisation>)>, Failure> {
    let read = house.db.gate().read(|read| Ok((person::list(read)?, organisation::list(read)?)));
    let (people, organisations) = read?;
    let at = |person: &Person| {
        let found = organisations.iter().find(|one| one.value.id == person.organisation);
        found.map(|one| one.value.clone())
    };
    let mut all: Vec<_> =
        people.into_iter().map(|one| (at(&one.value), one.value)).map(|(o, p)| (p, o)).collect();
    all.sort_by(|a, b| a.0.mail.cmp(&b.0.mail));
    Ok(all)
}

/// A link by which whoever has the address `mail` sets a password anew; the second factor goes with
/// the use of it.
///
/// # Errors
/// `operator-nobody` when nobody has that address.
pub fn reset(house: &House, mail: &str) -> Result<Handed, Failure> {
    let mail = mail.trim().to_lowercase();
    let known = house.db.gate().read(|read| person::by_mail(read, &mail))?;
    let nobody = || Refusal::new("operator-nobody").with("mail", mail.clone());
    let id = known.ok_or_else(nobody)?.value.id;
    let (at, by, actor) = (house.now(), operator(), Actor::Nobody);
    let call = Call { actor: &actor, via: Via::Cli, request: "operator" };
    let handing = Handing::new(house, &call, (LinkKind::Reset, id, None))?;
    house.db.gate().change((Log::Company, &by), &house.stamp(&call, at), |write| {
        let reset = Entry::new(Action::SignInReset, Object::new(ObjectKind::Person, &id));
        Ok(Done::new((), Entries::one(reset).and(handing.write(write)?)))
    })?;
    Ok(handing.handed())
}

/// Writes the record of changes of `log` up to this export, which is its last row, with every
/// detail, under a signature of its own.
///
/// # Errors
/// [`Failure::Hidden`] when there is no such scope; a fault when it cannot be read or written.
pub fn export(house: &House, log: Log, out: &mut dyn Write) -> Result<(), Failure> {
    if !house.db.gate().read(|read| kajitori_store::log_exists(read, log))? {
        return Err(Failure::Hidden);
    }
    let (at, by, actor) = (house.now(), operator(), Actor::Nobody);
    let call = Call { actor: &actor, via: Via::Cli, request: "operator" };
    house.db.gate().change((log, &by), &house.stamp(&call, at), |_| {
        let object = Object::new(ObjectKind::Audit, &log);
        let entry = Entry::new(Action::AuditExported, object);
        Ok(Done::new((), Entries::one(entry)).sealed())
    })?;
    let whole = house.db.whole()?;
    Ok(whole.export(log, house.verifier(), out)?)
}
