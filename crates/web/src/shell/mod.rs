//! The two shells and the gate. A page's body does not know its shell; what the vendor sees is a
//! template of its own, not the client's with parts hidden.

mod client;
mod gate;
mod vendor;

use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;

use crate::asset;
use crate::link::{self, Link};

pub use client::ClientFrame;
pub use gate::GateFrame;
pub use vendor::VendorFrame;

/// What a shell asks of the page inside it.
pub trait Body: Template {
    /// The title, without the product's name.
    fn title(&self) -> String;

    /// The way from the top to this page, without the page itself.
    fn trail(&self) -> Vec<Crumb> {
        Vec::new()
    }

    /// The script that makes the page better and that it does without.
    fn script(&self) -> Option<Link> {
        None
    }

    /// Whether the page comes back because something was filled in wrongly.
    fn failed(&self) -> bool {
        false
    }
}

/// A step of the way to a page.
#[derive(Debug, Clone)]
pub struct Crumb {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub link: Link,
}

impl Crumb {
    /// A step.
    pub fn new(name: impl Into<String>, link: Link) -> Self {
        Self { name: name.into(), link }
    }
}

/// The entry of the navigation that a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// Home.
    Home,
    /// The list of engagements.
    Engagements,
    /// Work that runs beside the pages.
    Jobs,
    /// Everybody of the company.
    People,
    /// The company's settings.
    Company,
    /// The company's record of changes.
    CompanyRecord,
    /// How the house is.
    System,
    /// An engagement's hub.
    Hub,
    /// Its figures.
    Figures,
    /// Its process map.
    Explore,
    /// Its monthly close.
    Close,
    /// What it received.
    Intake,
    /// Its contests.
    Contests,
    /// Its credits.
    Credits,
    /// Its samples.
    Samples,
    /// Its agreement.
    Agreement,
    /// Its requests to the vendor's manager.
    Requests,
    /// Its members.
    Members,
    /// Its tokens.
    Tokens,
    /// Its record.
    Record,
    /// No entry: my account, an error.
    Elsewhere,
}

/// Which entries of the navigation are not for whoever looks.
#[derive(Debug, Clone, Default)]
pub struct Sight {
    /// Those that would lead to what does not exist for them.
    pub hidden: Vec<Spot>,
}

impl Sight {
    /// The entries that are left.
    fn left(&self, entries: Vec<(Spot, Entry)>) -> Vec<Entry> {
        let left = entries.into_iter().filter(|(spot, _)| !self.hidden.contains(spot));
        left.map(|(_, entry)| entry).collect()
    }
}

/// An entry of a navigation.
#[derive(Debug)]
pub struct Entry {
    /// What it is called.
    pub name: String,
    /// Where it leads.
    pub link: Link,
    /// Whether the page belongs to it.
    pub here: bool,
}

/// The engagement that a page is about.
#[derive(Debug, Clone)]
pub struct Open {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The other side's name.
    pub other: String,
    /// The month that the navigation leads to, as `2026-10`.
    pub month: String,
}

/// A template inside another one; its output is HTML already.
#[derive(Debug)]
pub struct Inner<'a, B>(pub &'a B);

impl<B: Template> fmt::Display for Inner<'_, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.render_into(f).map_err(|_| fmt::Error)
    }
}

impl<B: Template> HtmlSafe for Inner<'_, B> {}

/// The addresses of the files that every page loads.
#[derive(Debug)]
pub struct Files {
    /// The style sheet.
    pub css: Link,
    /// The icon.
    pub icon: Link,
    /// The script of every page.
    pub keys: Link,
    /// The script of this page.
    pub script: Option<Link>,
}

impl Files {
    fn new(script: Option<Link>) -> Self {
        let own = |asset: &asset::Asset| link::asset(&asset.name);
        let (css, icon, keys) = (asset::css(), asset::icon(), asset::keys());
        Self { css: own(css), icon: own(icon), keys: own(keys), script }
    }
}
