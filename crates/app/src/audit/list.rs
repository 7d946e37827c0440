//! A scope's record of changes, newest first.

use jiff::civil::Date;
use kajitori_domain::access::{
    Company, CompanyPermission, EngagementPermission, InEngagement, Scope,
};
use kajitori_domain::audit::{Leaf, Shown, Via};
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::EngagementId;
use kajitori_domain::organisation::Side;
use kajitori_domain::refusal::{Fault, Stop};
use kajitori_domain::time::Moment;
use kajitori_store::Read;
use kajitori_store::audit::{self, Kept};
use kajitori_store::checkpoint::{self, Signed};
use serde::Deserialize;

use super::who::{Names, Who};
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask};

/// Rows of a page.
pub const PAGE: usize = 50;
/// Rows that are read at a time.
const BLOCK: u32 = 1_000;

/// What is asked of the record; an empty text asks nothing.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    /// By whom, as the leaf writes it.
    pub actor: String,
    /// The action's word.
    pub action: String,
    /// The day.
    pub day: Option<Date>,
    /// Whether that people came and went is left out, unless it is asked for by its action.
    pub without_sign_ins: bool,
    /// Which page, from 0; `None` is everything.
    pub page: Option<usize>,
}

/// That people came and went.
pub const SIGN_INS: [&str; 2] = ["signed-in", "signed-out"];

impl Ask {
    fn leaves_out(&self, action: &str) -> bool {
        self.without_sign_ins && self.action.is_empty() && SIGN_INS.contains(&action)
    }
}

/// A change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its place in the tree, from 0.
    pub number: u64,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: Who,
    /// By which way.
    pub via: Via,
    /// The action's word.
    pub action: String,
    /// The kind of the thing.
    pub object: String,
    /// Its id.
    pub id: String,
    /// What more there is to say; `None` where it is not for the reader.
    pub detail: Option<Vec<(String, String)>>,
    /// The leaf's hash.
    pub hash: Sha256,
}

impl Change {
    /// Whether `other` is the same thing done by the same, the same way, to another thing of the
    /// kind.
    pub fn alike(&self, other: &Self) -> bool {
        (&self.by, self.via, &self.action, &self.object)
            == (&other.by, other.via, &other.action, &other.object)
    }
}

/// A page of the record.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The rows of the page, newest first.
    pub rows: Vec<Change>,
    /// How many rows fit what is asked.
    pub fitting: usize,
    /// How many more would, but that people came and went is left out.
    pub left_out: usize,
    /// How many rows there are.
    pub size: u64,
    /// The root of the tree as it stands.
    pub root: Sha256,
    /// The last signed state.
    pub signed: Option<Signed>,
    /// What the record's signatures are checked by.
    pub verifier: String,
    /// Everybody who did something, as leaf and name.
    pub actors: Vec<(String, Who)>,
    /// Every action that was done, by word.
    pub actions: Vec<String>,
}

/// The record of an engagement.
///
/// # Errors
/// Hidden to those who may not read it.
pub fn of_engagement(
    house: &House,
    call: &Call<'_>,
    id: EngagementId,
    wanted: &Ask,
) -> Result<Listed, Failure> {
    let asked = (InEngagement(id), EngagementPermission::SeeAudit);
    ask(house, call, asked, |read, leave| {
        let side = leave.grant.side();
        let names = Names::inside(read, side)?;
        read_page(house, read, (side, &names), wanted)
    })
}

/// The record of the company.
///
/// # Errors
/// Hidden to those who may not read it.
pub fn of_company(house: &House, call: &Call<'_>, wanted: &Ask) -> Result<Listed, Failure> {
    ask(house, call, (Company, CompanyPermission::SeeCompanyAudit), |read, _| {
        let names = Names::company(read)?;
        read_page(house, read, (Some(Side::Client), &names), wanted)
    })
}

fn read_page<S: Scope>(
    house: &House,
    read: &Read<'_, S>,
    (side, names): (Option<Side>, &Names),
    wanted: &Ask,
) -> Result<Listed, Stop> {
    let head = audit::head(read)?;
    let (mut fitting, mut actors, mut actions) = (Vec::new(), Vec::new(), Vec::new());
    let (mut from, mut left_out) = (0, 0);
    while from < head.size() {
        let block = audit::list(read, from, BLOCK)?;
        let Some(last) = block.last() else { break };
        from = last.sequence + 1;
        for kept in block {
            let leaf: Leaf = parsed(&kept)?;
            if !actors.contains(&leaf.actor) {
                actors.push(leaf.actor.clone());
            }
            if !actions.contains(&leaf.action) {
                actions.push(leaf.action.clone());
            }
            if !fits(house, wanted, &leaf, kept.at) {
                continue;
            }
            match wanted.leaves_out(&leaf.action) {
                true => left_out += 1,
                false => fitting.push((kept, leaf)),
            }
        }
    }
    let (count, page) = (fitting.len(), wanted.page);
    let (skip, most) = page.map_or((0, count), |page| (page.saturating_mul(PAGE), PAGE));
    let shown = fitting.into_iter().rev().skip(skip).take(most);
    actions.sort();
    let mut actors: Vec<(String, Who)> =
        actors.into_iter().map(|actor| (actor.clone(), names.of(&actor))).collect();
    actors.sort_by(|one, other| (&one.1, &one.0).cmp(&(&other.1, &other.0)));
    Ok(Listed {
        rows: shown.map(|(kept, leaf)| change(&kept, leaf, side, names)).collect(),
        fitting: count,
        left_out,
        size: head.size(),
        root: head.root(),
        signed: checkpoint::list(read)?.pop(),
        verifier: house.verifier(),
        actors,
        actions,
    })
}

fn fits(house: &House, wanted: &Ask, leaf: &Leaf, at: Moment) -> bool {
    (wanted.actor.is_empty() || wanted.actor == leaf.actor)
        && (wanted.action.is_empty() || wanted.action == leaf.action)
        && wanted.day.is_none_or(|day| house.day(at) == day)
}

pub(super) fn parsed<'a, T: Deserialize<'a>>(kept: &'a Kept) -> Result<T, Stop> {
    serde_json::from_str(&kept.row.leaf)
        .map_err(|why| Fault { chain: format!("reading row {}: {why}", kept.sequence) }.into())
}

pub(super) fn change(kept: &Kept, leaf: Leaf, side: Option<Side>, names: &Names) -> Change {
    let told = kept.row.shown == Shown::Both || side == Some(Side::Client);
    let detail: Option<std::collections::BTreeMap<String, String>> =
        told.then(|| serde_json::from_str(&kept.row.detail).unwrap_or_default());
    Change {
        number: kept.sequence,
        at: kept.at,
        by: names.of(&leaf.actor),
        via: leaf.via,
        action: leaf.action,
        object: leaf.object,
        id: leaf.object_id,
        detail: detail.map(|detail| detail.into_iter().collect()),
        hash: kept.row.leaf_sha256,
    }
}
