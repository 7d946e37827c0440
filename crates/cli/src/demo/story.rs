//! The story: the house is set up, people come in, engagements are made and started, records arrive
//! month by month, months are measured, confirmed and fixed. Everything goes the way of everybody.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex};

use jiff::civil::{Date, DateTime, date};
use kajitori_app::gate::{Hashing, Joining, first_link, join, sign_in, who};
use kajitori_app::member::{Invite, Who, invite};
use kajitori_app::person::{NewOrganisation, NewPerson, add_organisation, add_person};
use kajitori_app::{Call, House, Period, agreement, company, engagement, gate};
use kajitori_domain::access::{Actor, Role};
use kajitori_domain::audit::Via;
use kajitori_domain::contract::Renewal;
use kajitori_domain::id::EngagementId;
use kajitori_domain::refusal::Stop;
use kajitori_domain::secret::Secret;
use kajitori_domain::text::{Lang, Text};
use kajitori_sample::house::VENDORS;

use super::clock::DemoClock;
use super::deal::{DEALS, Deal};
use super::people::{CLIENT, INSIDE, OWNER, PASSWORD, Somebody, manager};
use super::told::{stopped, unsaid};
use crate::serve::{self, Config};

/// Passwords that everybody may read need no costly hashes.
const LIGHT: Hashing = Hashing { memory_kib: 64, passes: 1, lanes: 1, at_once: 1 };

/// Where everybody comes from.
const CAME: gate::Came<'static> = gate::Came { address: "127.0.0.1", agent: "Kajitori demo" };

/// The story as far as it is told.
pub(super) struct Story<'a> {
    pub(super) house: &'a House,
    clock: &'a DemoClock,
}

/// Tells the whole story, and answers the house.
pub(super) fn tell(config: &Config, clock: &DemoClock) -> Result<Arc<House>, Stop> {
    clock.set(date(2025, 9, 24).at(9, 30, 0, 0));
    let house = serve::house_with(config, Box::new(clock.clone()))?.with_hashing(LIGHT);
    let story = Story { house: &house, clock };
    story.set_up()?;
    let mut deals = Vec::new();
    for deal in &DEALS {
        deals.push((story.agree(deal)?, deal));
    }
    let files = files()?;
    super::told::months(&story, &deals, &files)?;
    Ok(Arc::new(house))
}

/// What the vendors send, by its name.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

fn files() -> Result<Files, Stop> {
    let files = Arc::new(Mutex::new(Files::new()));
    let mut open = |name: &str| Ok(io::BufWriter::new(Kept(Arc::clone(&files), name.to_owned())));
    for vendor in &VENDORS {
        vendor.write(&mut open).map_err(|error| crate::file::fault("making records", &error))?;
    }
    let files = std::mem::take(&mut *files.lock().unwrap_or_else(|broken| broken.into_inner()));
    Ok(files)
}

/// Keeps what is written under a name.
struct Kept(Arc<Mutex<Files>>, String);

impl io::Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut files = self.0.lock().unwrap_or_else(|broken| broken.into_inner());
        files.entry(self.1.clone()).or_default().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Story<'_> {
    /// It is `at` o'clock in Japan now, or later already.
    pub(super) fn now(&self, day: Date, hour: i8) {
        self.clock.set(DateTime::from_parts(day, jiff::civil::time(hour, 0, 0, 0)));
    }

    /// Somebody signs in and does something.
    pub(super) fn by<T>(
        &self,
        mail: &str,
        act: impl FnOnce(&House, &Call<'_>) -> Result<T, kajitori_app::Failure>,
    ) -> Result<T, Stop> {
        let nobody = call(&Actor::Nobody);
        let pass = sign_in(self.house, &nobody, CAME, (mail, &Secret::new(PASSWORD)));
        let known = who(self.house, &pass.map_err(stopped)?.secret).map_err(stopped)?;
        let actor = known.ok_or_else(|| unsaid("somebody who signed in is nobody"))?.actor;
        act(self.house, &call(&actor)).map_err(stopped)
    }

    fn set_up(&self) -> Result<(), Stop> {
        let link = first_link(self.house).map_err(stopped)?;
        let link = link.ok_or_else(|| unsaid("the house is not empty"))?;
        self.join(&link, &OWNER)?;
        self.by(OWNER.mail, |house, call| {
            let own = company::progress(house, call)?.company;
            let name = Text { ja: own.value.name.ja, en: "Minato Kurashi".to_owned() };
            company::edit(house, call, (&name, "ミナトクラシ"), own.version)
        })?;
        for (person, role) in CLIENT {
            let period = Period { from: date(2025, 9, 24), until: None };
            let new = NewPerson {
                name: person.name.to_owned(),
                kana: person.kana.to_owned(),
                mail: person.mail.to_owned(),
                lang: Lang::Ja,
                role: role.map(|role| (role, period)),
            };
            let handed = self.by(OWNER.mail, |house, call| add_person(house, call, &new))?;
            self.join(&handed.secret, person)?;
        }
        Ok(())
    }

    fn join(&self, link: &Secret, person: &Somebody) -> Result<(), Stop> {
        let said = Joining {
            name: person.name.to_owned(),
            kana: person.kana.to_owned(),
            mail: person.mail.to_owned(),
            company: "みなと暮らし株式会社".to_owned(),
            password: Secret::new(PASSWORD),
        };
        join(self.house, &call(&Actor::Nobody), CAME, (link, &said)).map_err(stopped).map(|_| ())
    }

    /// An engagement is made, worded, agreed to and started.
    fn agree(&self, deal: &Deal) -> Result<EngagementId, Stop> {
        let (ja, en, kana) = deal.vendor;
        let vendor = NewOrganisation { ja: ja.into(), en: en.into(), kana: kana.into() };
        let vendor = self.by(OWNER.mail, |house, call| add_organisation(house, call, &vendor))?;
        let (title, kind, from, until) = deal.contract;
        let (template, tasks) = deal.template;
        let text = |(ja, en): (&str, &str)| Text { ja: ja.to_owned(), en: en.to_owned() };
        let new = engagement::New {
            template: template.to_owned(),
            tasks: tasks.iter().map(|task| (*task).to_owned()).collect(),
            vendor,
            name: text(deal.name),
            confidentiality: deal.confidentiality,
            fee_yen: Some(deal.fee_yen),
            title: Text::same(title),
            kind: kind.to_owned(),
            from,
            until: Some(until),
            notice_months: 3,
            renewal: Renewal::Automatic,
        };
        let id = self.by(OWNER.mail, |house, call| engagement::create(house, call, &new))?;
        self.gather(id, deal)?;
        self.word(id, deal)?;
        let start = engagement::Step::Start(date(2025, 10, 1));
        self.by(OWNER.mail, |house, call| {
            let version = engagement::open(house, call, id)?.engagement.version;
            engagement::step(house, call, id, (start, version))
        })?;
        Ok(id)
    }

    /// Everybody who answers for it on either side.
    fn gather(&self, id: EngagementId, deal: &Deal) -> Result<(), Stop> {
        let period = Period { from: date(2025, 9, 24), until: None };
        for (key, role) in INSIDE {
            let person = CLIENT.iter().map(|(person, _)| person).find(|one| one.key == *key);
            let Some(person) = person else { continue };
            self.invite(id, person, (*role, period))?;
        }
        let manager = manager(deal.folder);
        if let Some(link) = self.invite(id, &manager, (Role::VendorManager, period))? {
            self.join(&link, &manager)?;
        }
        Ok(())
    }

    fn invite(
        &self,
        id: EngagementId,
        person: &Somebody,
        (role, period): (Role, Period),
    ) -> Result<Option<Secret>, Stop> {
        let who = Who::New {
            name: person.name.to_owned(),
            kana: person.kana.to_owned(),
            mail: person.mail.to_owned(),
        };
        let new = Invite { who, role, period, lang: Lang::Ja };
        let handed = self.by(OWNER.mail, |house, call| invite(house, call, (id, &new)))?;
        Ok(handed.map(|handed| handed.secret))
    }

    /// The agreement: drafted and proposed by the client, agreed to by the vendor.
    fn word(&self, id: EngagementId, deal: &Deal) -> Result<(), Stop> {
        let known = VENDORS.iter().find(|vendor| vendor.folder == deal.folder);
        let text = known.map(|vendor| vendor.agreement).unwrap_or_default();
        let text = as_first(text);
        self.by(OWNER.mail, |house, call| {
            let draft = agreement::draft(house, call, id)?;
            let seen = (draft.number, draft.version);
            agreement::save(house, call, id, seen, &text).map(|_| ())
        })?;
        let turn = |mail: &str, decision| {
            self.by(mail, |house, call| {
                let version = agreement::see(house, call, id, 1)?.version.version;
                agreement::decide(house, call, id, (1, version), decision)
            })
        };
        turn(OWNER.mail, agreement::Decision::Propose)?;
        turn(manager(deal.folder).mail, agreement::Decision::Agree)
    }
}

/// The same text as the first version, which it is in this house.
fn as_first(text: &str) -> String {
    let line = |line: &str| match line.starts_with("version = ") {
        true => "version = 1\n".to_owned(),
        false => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

/// A call of the story.
fn call(actor: &Actor) -> Call<'_> {
    Call { actor, via: Via::Web, request: "demo" }
}
