//! Port: packs, tables and pictures become bytes.

use std::io::Write;

use crate::blob::Blob;
use crate::chart::Chart;
use crate::holder::Holder;
use crate::measure::process::ProcessMap;
use crate::pack::Pack;
use crate::refusal::Stop;
use crate::text::Lang;
use crate::time::{Span, Window};

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// The PDF that both sides keep.
    Pdf,
    /// The workbook.
    Workbook,
    /// `pack.json`.
    Json,
}

impl DocumentKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Workbook, Self::Json];

    /// The end of the file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Workbook => "xlsx",
            Self::Json => "json",
        }
    }
}

/// A kind of table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableKind {
    /// CSV: UTF-8 with a byte order mark, guarded against formulas.
    Csv,
    /// XLSX.
    Xlsx,
}

/// A cell of a table that people take along.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number.
    Number(f64),
}

/// A table that people take along: a list as the page shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The heads of the columns.
    pub head: Vec<String>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<Cell>>,
}

/// A picture.
#[derive(Debug, Clone, Copy)]
pub enum Picture<'a> {
    /// A control chart.
    Control(&'a Chart),
    /// Who held a case, over its lead time.
    Bands(&'a [(Holder, Window)]),
    /// Parts by holder.
    Share(&'a [(&'a str, [Span; 5])]),
    /// A process map.
    Map(&'a ProcessMap),
}

/// A drawn picture: SVG without styles, scripts and outside references.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Svg(pub String);

/// Whoever makes documents. Blocking; the same question has the same bytes.
pub trait Reports: Send + Sync {
    /// A document of a pack; `cases` is the run's case table.
    ///
    /// # Errors
    /// A fault when it cannot be made.
    fn document(
        &self,
        pack: &Pack,
        cases: &Blob,
        kind: DocumentKind,
        lang: Lang,
    ) -> Result<Vec<u8>, Stop>;

    /// A table that people take along.
    ///
    /// # Errors
    /// A fault when it cannot be made.
    fn table(
        &self,
        table: &Sheet,
        kind: TableKind,
        lang: Lang,
        out: &mut dyn Write,
    ) -> Result<(), Stop>;

    /// A picture.
    ///
    /// # Errors
    /// A fault when it cannot be drawn.
    fn picture(&self, picture: &Picture<'_>, lang: Lang) -> Result<Svg, Stop>;
}
