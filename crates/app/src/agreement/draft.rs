//! A draft: written as text, kept as it is, with what is wrong beside it.

use jiff::civil::Date;
use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::agreement::read as read_text;
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind, Shown};
use kajitori_domain::contract::{AgreementState, AgreementVersion};
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::{AgreementId, EngagementId};
use kajitori_domain::problem::{Problem, Severity};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::template::{Fill, find};
use kajitori_domain::text::Text;
use kajitori_store::{Done, Read, Versioned, agreement, contract};

use super::see::{FILE, head};
use crate::call::Call;
use crate::engagement::Opened;
use crate::house::House;
use crate::run::{Failure, ask, change};

/// What a draft begins with, or how it stands.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The head.
    pub opened: Opened,
    /// Its number.
    pub number: u32,
    /// The text.
    pub text: String,
    /// The version of the row that was seen; 0 where nothing is kept yet.
    pub version: u64,
    /// What is wrong with the text, or to be minded.
    pub problems: Vec<Problem>,
    /// The number of the version that it began as, where it is new.
    pub copied: Option<u32>,
}

/// What was kept.
#[derive(Debug, Clone)]
pub struct Saved {
    /// Its number.
    pub number: u32,
    /// Whether it could be proposed as it stands.
    pub sound: bool,
}

fn is_draft(version: &Versioned<AgreementVersion>) -> bool {
    matches!(version.value.state, AgreementState::Draft { .. })
}

/// The draft, or what a new one begins with: the last version with its number counted on, else the
/// template.
///
/// # Errors
/// Hidden or refused to those who word no agreement.
pub fn draft(house: &House, call: &Call<'_>, id: EngagementId) -> Result<Draft, Failure> {
    let asked = (InEngagement(id), EngagementPermission::EditContract);
    ask(house, call, asked, |read, leave| {
        let opened = head(read, leave)?;
        let versions = agreement::list(read)?;
        let last = versions.last().map_or(0, |version| version.value.number);
        let (number, text, version, copied) = match versions.iter().find(|one| is_draft(one)) {
            Some(own) => (own.value.number, own.value.text.clone(), own.version, None),
            None => {
                let number = last + 1;
                let (text, copied) = match versions.last() {
                    Some(before) => (counted(&before.value.text, number), Some(last)),
                    None => (from_template(read, &opened, leave.today)?, None),
                };
                (number, text, 0, copied)
            }
        };
        let problems = read_text(FILE, &text).1;
        Ok(Draft { opened, number, text, version, problems, copied })
    })
}

/// The same text as version `number`: the first line that says a version says that one.
fn counted(text: &str, number: u32) -> String {
    let mut done = false;
    let lines = text.lines().map(|line| {
        let says = line.split_once('=').is_some_and(|(key, _)| key.trim() == "version");
        if says && !done {
            done = true;
            return format!("version = {number}");
        }
        line.to_owned()
    });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

fn from_template(
    read: &Read<'_, InEngagement>,
    opened: &Opened,
    today: Date,
) -> Result<String, Stop> {
    let engagement = &opened.engagement.value;
    let Some(template) = find(&engagement.template) else { return Ok(String::new()) };
    let contract = contract::list(read)?.pop().map(|contract| contract.value);
    let title = contract.as_ref().map(|contract| Text::same(contract.title.as_str()));
    Ok(template.agreement_text(&Fill {
        number: engagement.number,
        title: title.unwrap_or_else(|| template.title.clone()),
        client: opened.client.name.clone(),
        vendor: opened.vendor.name.clone(),
        from: contract.as_ref().map_or(today, |contract| contract.from),
        until: contract.and_then(|contract| contract.until),
    }))
}

/// Keeps a draft, whatever is wrong with it. `seen` is the version of the row that was seen, 0 for
/// a new one.
///
/// # Errors
/// `stale`; `record-taken` when somebody else has begun one meanwhile.
pub fn save(
    house: &House,
    call: &Call<'_>,
    id: EngagementId,
    (number, seen): (u32, u64),
    text: &str,
) -> Result<Saved, Failure> {
    let text = text.replace("\r\n", "\n");
    let (read, problems) = read_text(FILE, &text);
    let sound = !problems.iter().any(|problem| problem.severity == Severity::Error);
    let asked = (InEngagement(id), EngagementPermission::EditContract);
    change(house, call, asked, |write, leave| {
        let versions = agreement::list(write)?;
        let draft = versions.iter().find(|one| is_draft(one)).map(|one| one.value.clone());
        let day = read.as_ref().map(|agreement| agreement.effective_from);
        let version = match (draft, seen) {
            (Some(_), 0) | (None, 1..) => return Err(Refusal::new("stale").into()),
            (Some(draft), _) => AgreementVersion {
                text: text.clone(),
                from: day.unwrap_or(draft.from),
                state: draft.state.edit(leave.at)?,
                ..draft
            },
            (None, 0) => AgreementVersion {
                id: AgreementId::draw(leave.at, house.chance()),
                number: versions.last().map_or(1, |last| last.value.number + 1),
                text: text.clone(),
                from: day.unwrap_or(leave.today),
                state: AgreementState::Draft { edited: leave.at },
            },
        };
        if version.number != number {
            return Err(Refusal::new("stale").into());
        }
        agreement::put(write, &version, (seen > 0).then_some(seen))?;
        let object = Object::new(ObjectKind::Agreement, &version.id);
        let mut entry = Entry::new(Action::AgreementDrafted, object);
        entry.after = Some(Sha256::of(text.as_bytes()));
        entry.shown = Shown::Client;
        entry.detail = entry.detail.with("number", &number);
        Ok(Done::new(Saved { number, sound }, Entries::one(entry)))
    })
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn only_the_first_version_is_counted_on() {
        let text = "format = 1\n[agreement]\nversion = 3\nversions = 3\n[x]\nversion = 3";
        let expected = "format = 1\n[agreement]\nversion = 4\nversions = 3\n[x]\nversion = 3\n";
        assert_eq!(counted(text, 4), expected);
    }
}
