//! Jobs: work that takes longer than a page may, its workers, and the people who watch it.

mod beat;
mod held;
mod start;
mod watch;
mod work;

pub use beat::Beat;
pub use held::Held;
pub(crate) use start::{Asked, start};
pub use watch::{Seen, cancel, list, retry};
pub use work::{work, work_at};
