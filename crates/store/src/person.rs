//! People.

use kajitori_domain::access::InEngagement;
use kajitori_domain::id::PersonId;
use kajitori_domain::organisation::Person;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::text::Lang;

use crate::db::{Row, json, values};
use crate::scope::{Identities, Read, Versioned, Write, versioned};

/// Everybody, in the order of their making.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list<S: Identities>(read: &Read<'_, S>) -> Result<Vec<Versioned<Person>>, Stop> {
    let sql = "SELECT id, organisation, name, kana, mail, lang, body, version FROM person
        ORDER BY id";
    read.all(sql, &[], person)
}

/// One person.
///
/// # Errors
/// A fault when it cannot be read.
pub fn get<S: Identities>(
    read: &Read<'_, S>,
    id: PersonId,
) -> Result<Option<Versioned<Person>>, Stop> {
    let sql = "SELECT id, organisation, name, kana, mail, lang, body, version FROM person
        WHERE id = $1";
    read.one(sql, values![id], person)
}

/// The person who signs in by `mail`, which is in lower case.
///
/// # Errors
/// A fault when it cannot be read.
pub fn by_mail<S: Identities>(
    read: &Read<'_, S>,
    mail: &str,
) -> Result<Option<Versioned<Person>>, Stop> {
    let sql = "SELECT id, organisation, name, kana, mail, lang, body, version FROM person
        WHERE mail = $1";
    read.one(sql, values![mail], person)
}

/// Those who may stand in an engagement's records: its members, and everybody of the client.
///
/// # Errors
/// A fault when they cannot be read.
pub fn known(read: &Read<'_, InEngagement>) -> Result<Vec<Versioned<Person>>, Stop> {
    let sql = "SELECT p.id, p.organisation, p.name, p.kana, p.mail, p.lang, p.body, p.version
        FROM person p JOIN organisation o ON o.id = p.organisation
        WHERE o.side = 'client' OR EXISTS
            (SELECT 1 FROM membership m WHERE m.person = p.id AND m.scope = $1)
        ORDER BY p.id";
    read.all(sql, values![read.log()], person)
}

/// Adds a person who is invited to this engagement: of its vendor, or of the client.
///
/// # Errors
/// `record-scope` for anybody else; `record-taken` when the address of mail is somebody's; a fault
/// when it cannot be written.
pub fn add(write: &mut Write<'_, InEngagement>, person: &Person) -> Result<u64, Stop> {
    let here = "SELECT o.id FROM organisation o JOIN engagement e ON e.id = $1
        WHERE o.id = $2 AND (o.id = e.vendor OR o.side = 'client')";
    let (engagement, organisation) = (write.scope().0, person.organisation);
    match write.one(here, values![engagement, organisation], |_| Ok(()))? {
        Some(()) => put_row(write, person, None),
        None => Err(Refusal::new("record-scope").into()),
    }
}

/// Writes a person: a new one, or over version `was`.
///
/// # Errors
/// `stale`; `record-taken` when the address of mail is somebody else's; a fault when it cannot be
/// written.
pub fn put<S: Identities>(
    write: &mut Write<'_, S>,
    person: &Person,
    was: Option<u64>,
) -> Result<u64, Stop> {
    put_row(write, person, was)
}

fn put_row<S: Copy>(
    write: &mut Write<'_, S>,
    person: &Person,
    was: Option<u64>,
) -> Result<u64, Stop> {
    let Person { id, organisation, name, kana, mail, lang, standing } = person;
    let insert = "INSERT INTO person
        (id, organisation, name, kana, mail, lang, state, body, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)";
    let update = "UPDATE person SET organisation = $2, name = $3, kana = $4, mail = $5,
        lang = $6, state = $7, body = $8, version = version + 1 WHERE id = $1 AND version = $9";
    let state = if standing.is_active() { "active" } else { "suspended" };
    let lang = match lang {
        Lang::Ja => "ja",
        Lang::En => "en",
    };
    let body = json(standing)?;
    let values = values![*id, *organisation, name, kana, mail, lang, state, body];
    write.put(insert, update, values, was)
}

fn person(row: &Row) -> Result<Versioned<Person>, Stop> {
    let lang = match row.text(5)? {
        "ja" => Lang::Ja,
        "en" => Lang::En,
        _ => return Err(row.wrong(5, "a language")),
    };
    let person = Person {
        id: row.parsed(0)?,
        organisation: row.parsed(1)?,
        name: row.text(2)?.to_owned(),
        kana: row.text(3)?.to_owned(),
        mail: row.text(4)?.to_owned(),
        lang,
        standing: row.state(6)?,
    };
    versioned(row, person)
}
