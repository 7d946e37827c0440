//! A visit: one request, by whom, with what.

use std::str::FromStr;
use std::sync::Mutex;

use kajitori_app::gate::{Came, Who};
use kajitori_app::{Call, Failure};
use kajitori_domain::access::Actor;
use kajitori_domain::audit::Via;
use kajitori_domain::id::EngagementId;
use kajitori_domain::organisation::{Organisation, Person};
use kajitori_domain::secret::Secret;
use kajitori_domain::time::Month;

use super::sent::{Incoming, Sent};
use crate::form::Form;
use crate::shell::Sight;
use crate::word::W;

/// Who is signed in, as pages show it.
#[derive(Debug, Clone)]
pub struct Me {
    /// Who.
    pub person: Person,
    /// Where that person works.
    pub organisation: Organisation,
}

/// One request.
#[derive(Debug)]
pub struct Visit {
    /// Who wants something.
    pub actor: Actor,
    /// The session, while the second factor may still be due.
    pub who: Option<Who>,
    /// What the browser holds.
    pub secret: Option<Secret>,
    /// The words of the person's language.
    pub w: W,
    /// Which entries of the navigation are not for them.
    pub sees: Sight,
    /// By which way.
    pub via: Via,
    /// The number of the request.
    pub request: String,
    /// Path and query, to come back to.
    pub here: String,
    /// The parts of the path that have names.
    pub path: Vec<(String, String)>,
    /// The query.
    pub query: Form,
    /// The form that was sent, or the fields before a sent file.
    pub form: Form,
    /// The body, where it is no form.
    pub sent: Mutex<Option<Sent>>,
    /// The address that it came from.
    pub address: String,
    /// What the browser says it is.
    pub agent: String,
    /// How the site is reached: `https://` and the host that was asked for.
    pub origin: String,
}

impl Visit {
    /// The call that use cases ask for.
    pub fn call(&self) -> Call<'_> {
        Call { actor: &self.actor, via: self.via, request: &self.request }
    }

    /// Where it comes from, as the gate counts attempts.
    pub fn came(&self) -> Came<'_> {
        Came { address: &self.address, agent: &self.agent }
    }

    /// A secret that was typed.
    pub fn secret_typed(&self, name: &str) -> Secret {
        Secret::new(self.form.raw(name))
    }

    /// Who is signed in.
    ///
    /// # Errors
    /// Hidden when nobody is, which the route has seen to before.
    pub fn me(&self) -> Result<&Who, Failure> {
        self.who.as_ref().filter(|who| !who.half).ok_or(Failure::Hidden)
    }

    /// A named part of the path, as text.
    pub fn part(&self, name: &str) -> &str {
        self.path.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// A named part of the path, read.
    ///
    /// # Errors
    /// Hidden when it is none.
    pub fn id<T: FromStr>(&self, name: &str) -> Result<T, Failure> {
        self.part(name).parse().map_err(|_| Failure::Hidden)
    }

    /// The engagement that the path names.
    ///
    /// # Errors
    /// Hidden when it names none.
    pub fn engagement(&self) -> Result<EngagementId, Failure> {
        self.id("e")
    }

    /// The month that the path names.
    ///
    /// # Errors
    /// Hidden when it names none.
    pub fn month(&self) -> Result<Month, Failure> {
        Month::parse(self.part("month")).ok_or(Failure::Hidden)
    }

    /// The version that the person saw, from the form's field `version`.
    pub fn version(&self) -> u64 {
        self.form.raw("version").parse().unwrap_or(0)
    }

    /// The file that is coming, once.
    pub fn incoming(&self) -> Option<Incoming> {
        let sent = self.sent.lock().map(|mut sent| sent.take());
        match sent.ok().flatten() {
            Some(Sent::File(incoming)) => Some(incoming),
            other => {
                if let Ok(mut sent) = self.sent.lock() {
                    *sent = other;
                }
                None
            }
        }
    }

    /// The whole body as bytes, once; for what programs send.
    pub fn body(&self) -> Vec<u8> {
        let sent = self.sent.lock().map(|mut sent| sent.take());
        match sent.ok().flatten() {
            Some(Sent::Bytes(bytes)) => bytes,
            _ => Vec::new(),
        }
    }
}
