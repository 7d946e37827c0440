//! Purpose: a pack becomes bytes: PDF, workbook, CSV, JSON. The same pack gives the same bytes.
//!
//! May use: `domain`; Typst, a workbook writer, a CSV writer.
//!
//! Never: SQL, a clock, files; computing a number (it formats and draws what the pack says).

mod draw;
mod font;
mod json;
mod pdf;
mod show;
mod view;
mod world;

pub use json::json;
pub use pdf::pdf;
