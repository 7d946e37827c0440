//! Looking at how the work really goes.

mod cases;
mod dependency;
mod durations;
mod flow;
mod ground;
mod handovers;
mod map;
mod rework;
mod variants;

pub use cases::{CasesPage, KeptLine};
pub use dependency::{AbsenceLine, DependencyPage, OperatedLine};
pub use durations::{DurationsPage, SpreadLine, WaitingLine};
pub use flow::{FlowPage, PeriodLine};
pub use ground::{Ground, SelectionForm, Tab};
pub use handovers::{HandoversPage, MatrixCell, MatrixRow, PairLine};
pub use map::{EdgeLine, MapControls, MapPage, NodeLine};
pub use rework::{LoopLine, ReworkPage, ReworkedLine};
pub use variants::{VariantLine, VariantsPage};

/// What is the same on every page here.
macro_rules! grounded {
    ($page:ident) => {
        impl crate::shell::Body for $page {
            fn title(&self) -> String {
                self.ground.title.clone()
            }

            fn trail(&self) -> Vec<crate::shell::Crumb> {
                self.ground.trail.clone()
            }

            fn failed(&self) -> bool {
                !self.ground.problems.is_empty()
            }
        }
    };
}

grounded!(CasesPage);
grounded!(DependencyPage);
grounded!(DurationsPage);
grounded!(FlowPage);
grounded!(HandoversPage);
grounded!(ReworkPage);
grounded!(VariantsPage);
