//! The client's shell.

use askama::Template;

use super::{Body, Crumb, Entry, Files, Inner, Open, Sight, Spot};
use crate::link;
use crate::word::W;

/// What the client's shell shows around a page.
#[derive(Debug, Clone)]
pub struct ClientFrame {
    /// The words.
    pub w: W,
    /// Who is signed in.
    pub person: String,
    /// The client's name.
    pub organisation: String,
    /// Which entry the page belongs to.
    pub spot: Spot,
    /// Which entries are not for whoever looks.
    pub sees: Sight,
    /// The engagement that the page is about.
    pub open: Option<Open>,
    /// The address of the page, to come back to after choosing a language.
    pub here: String,
}

#[derive(Template)]
#[template(path = "shell/client.html")]
struct Client<'a, B: Body> {
    w: W,
    frame: &'a ClientFrame,
    files: Files,
    title: String,
    failed: bool,
    trail: Vec<Crumb>,
    company: Vec<Entry>,
    inside: Vec<Entry>,
    body: Inner<'a, B>,
}

impl ClientFrame {
    /// The whole page around `body`.
    ///
    /// # Errors
    /// Only when a template fails, which is a defect of ours.
    pub fn page<B: Body>(&self, body: &B) -> askama::Result<String> {
        let page = Client {
            w: self.w,
            frame: self,
            files: Files::new(body.script()),
            title: body.title(),
            failed: body.failed(),
            trail: body.trail(),
            company: self.company(),
            inside: self.open.as_ref().map(|open| self.inside(open)).unwrap_or_default(),
            body: Inner(body),
        };
        page.render()
    }

    fn entry(&self, id: &str, link: link::Link, spot: Spot) -> (Spot, Entry) {
        (spot, Entry { name: self.w.t(id), link, here: self.spot == spot })
    }

    fn company(&self) -> Vec<Entry> {
        self.sees.left(vec![
            self.entry("shell-home", link::home(), Spot::Home),
            self.entry("shell-engagements", link::engagements(), Spot::Engagements),
            self.entry("job-title", link::jobs(), Spot::Jobs),
            self.entry("shell-people", link::people(), Spot::People),
            self.entry("shell-company", link::company(), Spot::Company),
            self.entry("shell-record", link::company_audit(), Spot::CompanyRecord),
            self.entry("shell-system", link::system(), Spot::System),
        ])
    }

    fn inside(&self, open: &Open) -> Vec<Entry> {
        let e = link::engagement(&open.id);
        self.sees.left(vec![
            self.entry("shell-hub", e.hub(), Spot::Hub),
            self.entry("shell-figures", e.month(&open.month), Spot::Figures),
            self.entry("shell-explore", e.map(), Spot::Explore),
            self.entry("shell-close", e.closes(), Spot::Close),
            self.entry("shell-intake", e.deliveries(), Spot::Intake),
            self.entry("shell-contests", e.contests(), Spot::Contests),
            self.entry("shell-samples", e.samples(), Spot::Samples),
            self.entry("shell-credits", e.credits(), Spot::Credits),
            self.entry("shell-agreement", e.agreements(), Spot::Agreement),
            self.entry("shell-requests", e.requests(), Spot::Requests),
            self.entry("shell-members", e.members(), Spot::Members),
            self.entry("shell-tokens", e.tokens(), Spot::Tokens),
            self.entry("shell-record", e.audit(), Spot::Record),
        ])
    }
}
