//! Purpose: a pack becomes bytes: PDF, workbook, CSV, JSON. The same pack gives the same bytes.
//!
//! Lists as pages show them become tables that people take along.
//!
//! May use: `domain`; Typst, a workbook writer, a CSV writer.
//!
//! Never: SQL, a clock, files; computing a number (it formats and draws what the pack says).

mod csv;
mod draw;
mod font;
mod json;
mod pdf;
mod picture;
mod show;
mod table;
mod view;
mod workbook;
mod world;

pub use csv::cases_csv;
pub use json::json;
pub use pdf::pdf;
pub use picture::picture;
pub use table::{table_csv, table_xlsx};
pub use workbook::workbook;

#[cfg(test)]
#[path = "../tests/it/sample/mod.rs"]
mod sample;
