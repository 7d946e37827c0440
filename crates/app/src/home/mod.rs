//! What waits for somebody, what changed since, and whatever they look for.

mod search;
mod show;

pub use search::{Contested, Found, Hit, Levelled, search};
pub use show::{Home, News, Place, Waiting, home, seen};
