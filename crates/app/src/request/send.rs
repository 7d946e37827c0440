//! A request is looked at, sent, listed for both sides, answered.

use kajitori_domain::access::{EngagementPermission, InEngagement, Role};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::id::{EngagementId, RequestId};
use kajitori_domain::refusal::Stop;
use kajitori_domain::request::{Request, RequestState, worded};
use kajitori_domain::time::Month;
use kajitori_domain::wording::{Warning, lint};
use kajitori_store::{Done, Read, Versioned, membership, person, request};

use crate::audit::{Names, Who};
use crate::call::Call;
use crate::engagement::{Opened, read_open};
use crate::house::House;
use crate::run::{Failure, ask, change, found, hidden, may};

/// Requests that are listed.
const MOST: u32 = 200;

/// A request, as the reader may see it.
#[derive(Debug, Clone)]
pub struct Told {
    /// The request.
    pub request: Versioned<Request>,
    /// Who asked.
    pub by: Who,
    /// Who answered.
    pub answered_by: Option<Who>,
}

/// The requests of an engagement.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The head.
    pub opened: Opened,
    /// Whom the client addresses.
    pub manager: Option<Who>,
    /// The requests, the last first.
    pub requests: Vec<Told>,
    /// Whether the asker may send one.
    pub may_send: bool,
    /// Whether the asker may answer for the vendor.
    pub may_answer: bool,
}

/// What is said of a text before it is sent.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The text.
    pub text: String,
    /// What in it reads like an order to a worker.
    pub warnings: Vec<Warning>,
}

/// The requests, for both sides.
///
/// # Errors
/// Hidden to the vendor's workers, whom nobody addresses.
pub fn list(house: &House, call: &Call<'_>, id: EngagementId) -> Result<Listed, Failure> {
    let scope = InEngagement(id);
    ask(house, call, (scope, EngagementPermission::SeeRequests), |read, leave| {
        let role = leave.grant.role().ok_or_else(hidden)?;
        let opened = read_open(read, role, Month::of(leave.today).plus(-1))?;
        let names = Names::inside(read, Some(opened.side()))?;
        let told = |request: Versioned<Request>| Told {
            by: names.person(request.value.by),
            answered_by: match &request.value.state {
                RequestState::Sent => None,
                RequestState::Answered { by, .. } => Some(names.person(*by)),
            },
            request,
        };
        let members = membership::list(read)?.into_iter().map(|member| member.value);
        let mut managers = members
            .filter(|member| member.role == Role::VendorManager && member.counts(leave.today));
        Ok(Listed {
            manager: managers.next().map(|manager| names.person(manager.person)),
            requests: request::list(read, MOST)?.into_iter().map(told).collect(),
            may_send: may(house, call, scope, EngagementPermission::AddressManager),
            may_answer: may(house, call, scope, EngagementPermission::AnswerRequest),
            opened,
        })
    })
}

/// The names that the vendor's workers are known by, to look for them in a text; they are shown to
/// nobody who did not write them.
fn workers(read: &Read<'_, InEngagement>) -> Result<Vec<String>, Stop> {
    let members = membership::list(read)?;
    let is_worker = |id| {
        members.iter().any(|one| one.value.person == id && one.value.role == Role::VendorStaff)
    };
    let people = person::known(read)?.into_iter().map(|person| person.value);
    let mut names: Vec<String> = Vec::new();
    for worker in people.filter(|person| is_worker(person.id)) {
        names.extend(
            worker
                .name
                .split_whitespace()
                .filter(|part| part.chars().count() > 1)
                .map(str::to_owned),
        );
        names.push(worker.name);
    }
    Ok(names)
}

fn warnings(read: &Read<'_, InEngagement>, text: &str) -> Result<Vec<Warning>, Stop> {
    let workers = workers(read)?;
    let workers: Vec<&str> = workers.iter().map(String::as_str).collect();
    Ok(lint(text, &workers))
}

/// What a text would be warned of.
///
/// # Errors
/// `request-text-missing`, `request-text-long`; hidden or refused to those who write to nobody.
pub fn look(
    house: &House,
    call: &Call<'_>,
    id: EngagementId,
    text: &str,
) -> Result<Preview, Failure> {
    let asked = (InEngagement(id), EngagementPermission::AddressManager);
    let text = worded(text)?;
    ask(house, call, asked, |read, _| {
        Ok(Preview { warnings: warnings(read, &text)?, text: text.clone() })
    })
}

/// Sends a request to the manager; what it was warned of is kept beside it.
///
/// # Errors
/// As [`look`].
pub fn send(
    house: &House,
    call: &Call<'_>,
    id: EngagementId,
    (text, month): (&str, Option<Month>),
) -> Result<RequestId, Failure> {
    let asked = (InEngagement(id), EngagementPermission::AddressManager);
    let text = worded(text)?;
    let by = call.actor.name().person();
    change(house, call, asked, |write, leave| {
        let request = Request {
            id: RequestId::draw(leave.at, house.chance()),
            month,
            text: text.clone(),
            warnings: warnings(write, &text)?.iter().map(|one| one.code.to_owned()).collect(),
            by: by.ok_or_else(hidden)?,
            at: leave.at,
            state: RequestState::Sent,
        };
        request::put(write, &request, None)?;
        let object = Object::new(ObjectKind::Request, &request.id);
        let mut entry = Entry::new(Action::ManagerAddressed, object);
        if !request.warnings.is_empty() {
            entry.detail = entry.detail.with("warnings", &request.warnings.join(" "));
        }
        Ok(Done::new(request.id, Entries::one(entry)))
    })
}

/// Answers for the vendor.
///
/// # Errors
/// `request-answered`, `request-text-missing`, `request-text-long`, `stale`.
pub fn answer(
    house: &House,
    call: &Call<'_>,
    id: EngagementId,
    (which, version): (RequestId, u64),
    text: &str,
) -> Result<(), Failure> {
    let asked = (InEngagement(id), EngagementPermission::AnswerRequest);
    let text = worded(text)?;
    let by = call.actor.name().person();
    change(house, call, asked, |write, leave| {
        let request = found(request::get(write, which)?)?.value;
        let answered = request.answer(leave.at, by.ok_or_else(hidden)?, text.clone())?;
        request::put(write, &answered, Some(version))?;
        let object = Object::new(ObjectKind::Request, &which);
        Ok(Done::new((), Entries::one(Entry::new(Action::RequestAnswered, object))))
    })
}
