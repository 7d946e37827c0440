//! Which activity follows which.

use askama::Template;

use super::Ground;
use crate::asset;
use crate::link::{self, Link};
use crate::picture::Picture;
use crate::shell::{Body, Crumb};

/// The process map.
#[derive(Debug, Template)]
#[template(path = "explore/map.html")]
pub struct MapPage {
    /// What stands above.
    pub ground: Ground,
    /// How it is drawn.
    pub controls: MapControls,
    /// The map; `None` where there is nothing to draw.
    pub picture: Option<Picture>,
    /// How much of it is drawn.
    pub said: String,
    /// The activities.
    pub nodes: Vec<NodeLine>,
    /// The connections.
    pub edges: Vec<EdgeLine>,
    /// How many of each there are, where not all are listed.
    pub cut: Option<String>,
}

/// How a map is drawn.
#[derive(Debug, Clone)]
pub struct MapControls {
    /// Where the form leads.
    pub here: Link,
    /// Where the picture alone is.
    pub picture: Link,
    /// What goes with it: the selection.
    pub beside: Vec<(String, String)>,
    /// Activities drawn, and how many there could be.
    pub activities: (usize, usize),
    /// Connections drawn, and how many there could be.
    pub connections: (usize, usize),
    /// Whether connections say how long, not how often.
    pub time: bool,
    /// Whether a click takes cases away, instead of keeping them.
    pub drop: bool,
}

/// An activity of the list.
#[derive(Debug, Clone)]
pub struct NodeLine {
    /// Its name.
    pub name: String,
    /// Its events.
    pub events: String,
    /// Cases with it.
    pub cases: String,
    /// Cases that begin with it.
    pub starts: String,
    /// Cases that end with it.
    pub ends: String,
    /// Only the cases with it.
    pub keep: Link,
    /// Only those without it.
    pub drop: Link,
}

/// A connection of the list.
#[derive(Debug, Clone)]
pub struct EdgeLine {
    /// From.
    pub from: String,
    /// To.
    pub to: String,
    /// How often.
    pub count: String,
    /// Half of the times between are shorter, in business time.
    pub median: String,
    /// All the time between, in business time.
    pub total: String,
    /// Only the cases with it.
    pub keep: Link,
    /// Only those without it.
    pub drop: Link,
}

impl Body for MapPage {
    fn title(&self) -> String {
        self.ground.title.clone()
    }

    fn trail(&self) -> Vec<Crumb> {
        self.ground.trail.clone()
    }

    fn failed(&self) -> bool {
        !self.ground.problems.is_empty()
    }

    fn script(&self) -> Option<Link> {
        self.picture.as_ref().map(|_| link::asset(&asset::map().name))
    }
}
