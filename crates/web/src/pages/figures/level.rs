//! One service level in one month: its three layers, the series, the worst slots, who held the
//! time, and the cases behind the figure.

use askama::Template;

use crate::form::Answer;
use crate::link::Link;
use crate::part::{
    Chosen, Column, Figure, HolderBar, Layers, Named, Notice, Pager, Status, Verdict,
};
use crate::picture::Picture;
use crate::shell::{Body, Crumb};
use crate::word::W;

/// A service level.
#[derive(Debug, Template)]
#[template(path = "figures/level.html")]
pub struct LevelPage {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// Its name.
    pub name: String,
    /// The month, its process and its clause.
    pub over: String,
    /// What was promised, as a sentence.
    pub promise: String,
    /// That it is a draft, or not the one that counts.
    pub notice: Option<Notice>,
    /// What another measurement of the month says, where that differs.
    pub other: Option<String>,
    /// What the value is made of, each with the way to its cases.
    pub made_of: Vec<Made>,
    /// The three layers.
    pub layers: Layers,
    /// 契約判定.
    pub contractual: Verdict,
    /// 統計判定.
    pub statistical: Verdict,
    /// What the statistical verdict rests on.
    pub proof: String,
    /// Whether the sample fits what was reported, as a sentence.
    pub claim: Option<String>,
    /// What there is to know beside the value, one line each.
    pub notes: Vec<String>,
    /// Reported against recomputed, where they differ.
    pub difference: Option<Difference>,
    /// The series for a wide screen and for a telephone.
    pub chart: Option<(Picture, Picture)>,
    /// What the signals mean, one line each.
    pub signals: Vec<String>,
    /// The series as a table.
    pub points: Vec<Point>,
    /// The worst slots, worst first.
    pub slots: Vec<Slot>,
    /// Lead time and delay by holder.
    pub held: Vec<HolderBar>,
    /// The filter of the cases.
    pub filter: CaseFilter,
    /// The filters that are on.
    pub chosen: Vec<Chosen>,
    /// The heads of the cases' table.
    pub columns: Vec<Column>,
    /// The cases.
    pub cases: Vec<CaseLine>,
    /// Which part of the cases this is.
    pub pager: Option<Pager>,
    /// The cases as a file; it obeys the filter.
    pub csv: Link,
    /// The same as a workbook.
    pub xlsx: Link,
    /// This page without a filter.
    pub here: Link,
    /// A contest of this level, for those who may raise one.
    pub contest: Option<Link>,
}

/// A number behind the value.
#[derive(Debug, Clone)]
pub struct Made {
    /// What is counted.
    pub name: String,
    /// How many.
    pub count: String,
    /// The cases, where they are listed.
    pub cases: Option<Link>,
}

/// The filter of a level's cases.
#[derive(Debug, Clone, Default)]
pub struct CaseFilter {
    /// Whether the level is about cases at all.
    pub listed: bool,
    /// Which of them are shown.
    pub show: String,
    /// Which could be.
    pub answers: Vec<Answer>,
    /// A condition, as it was typed.
    pub condition: String,
    /// What is wrong with it.
    pub problems: Vec<String>,
    /// What else goes with the question.
    pub beside: Vec<(&'static str, String)>,
}

/// What explains the difference between two layers.
#[derive(Debug, Clone)]
pub struct Difference {
    /// By how much they differ.
    pub by: String,
    /// What it means for the verdict.
    pub meaning: String,
    /// Each alternative that was tried, the one that reproduces both numbers first.
    pub causes: Vec<Cause>,
}

/// An alternative way to count.
#[derive(Debug, Clone)]
pub struct Cause {
    /// What is counted differently, and where the agreement speaks of it.
    pub name: String,
    /// What comes out.
    pub figure: Figure,
    /// Whether it reproduces the reported value.
    pub fits: Status,
}

/// A month of the series.
#[derive(Debug, Clone)]
pub struct Point {
    /// The month.
    pub month: String,
    /// Its value; empty where there is none.
    pub value: String,
    /// How many cases.
    pub n: String,
    /// The limits.
    pub limits: String,
    /// Its signals in words.
    pub signals: String,
}

/// A stretch of the week or of the month.
#[derive(Debug, Clone)]
pub struct Slot {
    /// When.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Numerator and denominator.
    pub behind: String,
    /// The value in thousandths, for the bar.
    pub share: u16,
    /// The promise in thousandths.
    pub promised: u16,
}

impl Slot {
    /// The value as a bar with the promise marked.
    pub fn picture(&self) -> Picture {
        crate::picture::share(self.share, Some(self.promised))
    }
}

/// A case of the list.
#[derive(Debug, Clone)]
pub struct CaseLine {
    /// Its id and its page.
    pub case: Named,
    /// When it began.
    pub from: String,
    /// When it ended.
    pub until: String,
    /// What was measured of it.
    pub measured: String,
    /// By how much it is late; empty where it is not.
    pub late: String,
    /// Who held most of the delay.
    pub holder: String,
    /// How it counts.
    pub counts: Status,
}

impl Body for LevelPage {
    fn title(&self) -> String {
        self.name.clone()
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }
}
