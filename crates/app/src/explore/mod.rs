//! Looking at how the work really goes: which cases, and what is seen of them. Selections and
//! answers are the same for everybody who may look; nobody's name is in either.

mod file;
mod ground;
mod look;
mod map;

pub use file::{SheetFile, sheet_file};
pub use ground::Missing;
pub use look::{Look, Looked, list, look};
pub use map::{Drawn, Most, drawn};
