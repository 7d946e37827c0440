//! A company for tests: two vendors, three engagements, and somebody for every way in which one can
//! stand to them, each with a session or a key that is good now.

use kajitori_domain::access::{
    ActorName, Company, CompanyPermission, EngagementPermission, InEngagement, Log, Role,
};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::engagement::{Confidentiality, Engagement, EngagementState};
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::{
    EngagementId, InvitationId, MembershipId, OrganisationId, PersonId, SessionId, TokenId,
};
use kajitori_domain::membership::{Membership, MembershipState};
use kajitori_domain::organisation::{Organisation, Person, Side, Standing};
use kajitori_domain::outside::Chance;
use kajitori_domain::refusal::Stop;
use kajitori_domain::secret::Secret;
use kajitori_domain::session::Session;
use kajitori_domain::text::{Lang, Text};
use kajitori_domain::time::{Moment, Span};
use kajitori_domain::token::Purpose;
use kajitori_store::credential::Credential;
use kajitori_store::session::SignedIn;
use kajitori_store::token::Token;
use kajitori_store::{
    AtGate, Db, Done, Write, credential, engagement, membership, organisation, person, session,
    token,
};

use crate::db::{Fresh, MADE};
use crate::leave::leave;
use crate::outside::{Counted, Outside};
use crate::part::{PARTS, Part, Place, Stands};

/// By what somebody is known.
#[derive(Debug, Clone)]
pub enum Way {
    /// By nothing.
    Nothing,
    /// By what a browser holds.
    Session(Secret),
    /// By the key of a program.
    Key(Secret),
}

/// Somebody who may want something.
#[derive(Debug, Clone)]
pub struct Player {
    /// What a test calls them: a role's word for those of the first engagement, and see
    /// [`crate::part`].
    pub name: &'static str,
    /// Who it is, where it is a person.
    pub person: Option<PersonId>,
    /// What makes them so; none for those who are nothing.
    pub membership: Option<MembershipId>,
    /// By what they are known.
    pub way: Way,
}

/// The company, and everybody.
#[derive(Debug)]
pub struct Cast {
    /// The client.
    pub company: OrganisationId,
    /// The vendor of the first two engagements.
    pub vendor: OrganisationId,
    /// The vendor of the third.
    pub rival: OrganisationId,
    /// The engagement that most players have to do with.
    pub engagement: EngagementId,
    /// Another one of the same vendor.
    pub sister: EngagementId,
    /// One of the other vendor.
    pub foreign: EngagementId,
    /// Everybody, in the order of [`PARTS`], then programs, nobody last.
    pub players: Vec<Player>,
}

impl Cast {
    /// The player of that name.
    ///
    /// # Panics
    /// When there is none.
    pub fn get(&self, name: &str) -> &Player {
        let found = self.players.iter().find(|player| player.name == name);
        found.unwrap_or_else(|| panic!("nobody is called {name}"))
    }
}

/// A hash that no password has: the cast comes in by its sessions.
const NO_PASSWORD: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Chance whose draws no other chance of a test makes.
#[derive(Default)]
struct Marked(Counted);

impl Chance for Marked {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.fill(bytes);
        bytes[0] = 0xca;
    }
}

struct Stage {
    db: Db,
    outside: Outside,
    chance: Marked,
}

/// Puts the company and everybody into `fresh`; every session is good from [`MADE`] on.
///
/// # Panics
/// When it cannot be written.
pub fn cast(fresh: &Fresh) -> Cast {
    let stage =
        Stage { db: fresh.migrated(), outside: Outside::default(), chance: Marked::default() };
    let [company, vendor, rival, closed] = stage.organisations();
    let [engagement, sister, foreign] = stage.engagements([vendor, vendor, rival]);
    let place = |place: Place| match place {
        Place::Company => Log::Company,
        Place::Engagement => Log::Engagement(engagement),
        Place::Sister => Log::Engagement(sister),
        Place::Foreign => Log::Engagement(foreign),
        Place::Invitation => Log::Invitation(InvitationId::draw(MADE, &stage.chance)),
    };
    let mut players = Vec::new();
    for part in PARTS {
        let organisation = match (part.role.side(), part.place, part.stands) {
            (_, _, Stands::OrganisationSuspended) => closed,
            (Some(Side::Vendor), Place::Foreign | Place::Invitation, _) => rival,
            (Some(Side::Vendor), ..) => vendor,
            _ => company,
        };
        players.push(stage.player(part, organisation, place(part.place)));
    }
    players.extend(stage.programs(engagement, foreign));
    players.push(Player { name: "nobody", person: None, membership: None, way: Way::Nothing });
    stage.close(closed);
    Cast { company, vendor, rival, engagement, sister, foreign, players }
}

fn done<T>(value: T) -> Done<T> {
    let object = Object::new(ObjectKind::Company, &"test");
    Done::new(value, Entries::one(Entry::new(Action::CompanyEdited, object)))
}

fn text(ja: &str, en: &str) -> Text {
    Text { ja: ja.to_owned(), en: en.to_owned() }
}

impl Stage {
    fn gate<T>(&self, mut work: impl FnMut(&mut Write<'_, AtGate>) -> Result<T, Stop>) -> T {
        let system = ActorName::System { cause: "test".to_owned() };
        let at_gate = self.db.gate();
        let stamp = self.outside.stamp(MADE);
        let written =
            at_gate.change((Log::Company, &system), &stamp, |write| work(write).map(done));
        written.expect("a row of the cast")
    }

    fn organisations(&self) -> [OrganisationId; 4] {
        let new = |side, name: Text| Organisation {
            id: OrganisationId::draw(MADE, &self.chance),
            side,
            name,
            kana: String::new(),
            standing: Standing::Active,
        };
        let all = [
            new(Side::Client, text("みなと暮らし株式会社", "Minato Kurashi")),
            new(Side::Vendor, text("しののめ業務サービス株式会社", "Shinonome Services")),
            new(Side::Vendor, text("北斗コンタクト株式会社", "Hokuto Contact")),
            new(Side::Vendor, text("停止中株式会社", "Suspended")),
        ];
        self.gate(|write| {
            all.iter().try_for_each(|one| organisation::put(write, one, None).map(|_| ()))
        });
        all.map(|one| one.id)
    }

    fn engagements(&self, vendors: [OrganisationId; 3]) -> [EngagementId; 3] {
        let names = [
            text("買掛・支払", "Payables"),
            text("給与計算", "Payroll"),
            text("ヘルプデスク", "Help desk"),
        ];
        let owner = PersonId::draw(MADE, &self.chance);
        let grant = leave(owner, Role::ClientOwner, Company, CompanyPermission::CreateEngagement);
        let mut number = 0;
        let all = vendors.map(|vendor| {
            number += 1;
            Engagement {
                id: EngagementId::draw(MADE, &self.chance),
                number,
                vendor,
                name: names[number as usize - 1].clone(),
                template: "finance".to_owned(),
                confidentiality: Confidentiality::Confidential,
                fee_yen: Some(100_000 * i64::from(number)),
                state: EngagementState::Preparing { since: MADE },
            }
        });
        let stamp = self.outside.stamp(MADE);
        let written = self.db.write(&grant, &stamp, |write| {
            all.iter().try_for_each(|one| engagement::add(write, one).map(|_| ()))?;
            Ok(done(()))
        });
        written.expect("the engagements");
        all.map(|one| one.id)
    }

    fn player(&self, part: &Part, organisation: OrganisationId, scope: Log) -> Player {
        let person = a_person(part, PersonId::draw(MADE, &self.chance), organisation);
        let secret = Secret::new(format!("session-of-{}", part.name));
        let signed_in = SignedIn {
            id: SessionId::draw(MADE, &self.chance),
            sha256: Sha256::of(secret.expose().as_bytes()),
            person: person.id,
            session: part.session(),
            agent: "Firefox".to_owned(),
            address: "203.0.113.7".to_owned(),
        };
        let membership = Membership {
            id: MembershipId::draw(MADE, &self.chance),
            person: person.id,
            organisation,
            role: part.role,
            scope,
            from: part.from(),
            until: part.until(),
            state: part.state(person.id),
            suspended: false,
        };
        let joined = !matches!(part.stands, Stands::Invited);
        let own = Credential {
            person: person.id,
            password: joined.then(|| NO_PASSWORD.to_owned()),
            changed: MADE,
            totp: None,
            totp_step: None,
        };
        self.gate(|write| {
            person::put(write, &person, None)?;
            credential::put(write, &own, None)?;
            session::put(write, &signed_in, None)?;
            membership::put_at_gate(write, &membership, None)
        });
        let (who, membership) = (Some(person.id), Some(membership.id));
        Player { name: part.name, person: who, membership, way: Way::Session(secret) }
    }

    fn programs(&self, engagement: EngagementId, foreign: EngagementId) -> Vec<Player> {
        let (year, past) = (after(Span(365 * Span::DAY.0)), Moment(MADE.0 - 1));
        let all = [
            ("token-receive", engagement, Purpose::Receive, year, None),
            ("token-report", engagement, Purpose::Report, year, None),
            ("token-read", engagement, Purpose::Read, year, None),
            ("token-foreign", foreign, Purpose::Receive, year, None),
            ("token-revoked", engagement, Purpose::Receive, year, Some(MADE)),
            ("token-expired", engagement, Purpose::Receive, past, None),
        ];
        all.into_iter().map(|one| self.program(one)).collect()
    }

    fn program(
        &self,
        one: (&'static str, EngagementId, Purpose, Moment, Option<Moment>),
    ) -> Player {
        let (name, engagement, purpose, expires, revoked) = one;
        let key = format!("kjt_of-{name}");
        let token = Token {
            id: TokenId::draw(MADE, &self.chance),
            name: name.to_owned(),
            purpose,
            sha256: Sha256::of(key.as_bytes()),
            prefix: key[..8].to_owned(),
            made: MADE,
            expires,
            used: None,
            revoked,
        };
        let owner = PersonId::draw(MADE, &self.chance);
        let scope = InEngagement(engagement);
        let grant = leave(owner, Role::ClientOwner, scope, EngagementPermission::EditTokens);
        let stamp = self.outside.stamp(MADE);
        let written =
            self.db.write(&grant, &stamp, |write| token::put(write, &token, None).map(done));
        written.expect("a key");
        Player { name, person: None, membership: None, way: Way::Key(Secret::new(key)) }
    }

    /// Suspends the organisation of those whose organisation is.
    fn close(&self, id: OrganisationId) {
        let by = PersonId::draw(MADE, &self.chance);
        self.gate(|write| {
            let found = organisation::get(write, id)?.expect("it was written");
            let standing = Standing::Suspended { at: MADE, by };
            let suspended = Organisation { standing, ..found.value };
            organisation::put(write, &suspended, Some(found.version))
        });
    }
}

fn after(span: Span) -> Moment {
    Moment(MADE.0 + span.0)
}

fn a_person(part: &Part, id: PersonId, organisation: OrganisationId) -> Person {
    let standing = match part.stands {
        Stands::PersonSuspended => Standing::Suspended { at: MADE, by: id },
        _ => Standing::Active,
    };
    Person {
        id,
        organisation,
        name: format!("{} 太郎", part.name),
        kana: "タロウ".to_owned(),
        mail: format!("{}@example.jp", part.name),
        lang: Lang::Ja,
        standing,
    }
}

impl Part {
    fn session(&self) -> Session {
        let whole = !matches!(self.stands, Stands::Half);
        let begun = Session::begin(MADE, whole && !matches!(self.stands, Stands::OneFactor));
        match self.stands {
            Stands::Half => Session::begin(MADE, true),
            Stands::OneFactor => begun,
            Stands::SessionIdle => Session::Live {
                since: Moment(MADE.0 - Span::HOUR.0),
                seen: Moment(MADE.0 - Span::HOUR.0),
                ends: after(Span::HOUR),
                second_factor: true,
            },
            _ => begun.second(MADE).expect("a half session"),
        }
    }

    fn state(&self, by: PersonId) -> MembershipState {
        match self.stands {
            Stands::Invited => MembershipState::Invited { at: MADE },
            Stands::Suspended => MembershipState::Suspended { at: MADE, by },
            Stands::Revoked => MembershipState::Revoked { at: MADE, by },
            _ => MembershipState::Active { since: MADE },
        }
    }
}
