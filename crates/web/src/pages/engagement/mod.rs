//! Engagements: the list, a new one, the hub of one, its settings.

mod hub;
mod list;
mod new;
mod settings;

pub use hub::{Fact, Hub, LevelLine};
pub use list::{Engagements, Filter, Line};
pub use new::{NewEngagement, TemplateLine, Templates};
pub use settings::{DutyLine, FactLine, Move, ProcessLine, Settings};
