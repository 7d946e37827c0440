//! The demo company みなと暮らし㈱ and its three vendors: what each of them sends, and the papers of the
//! house. As in the example, situations are planted and no figure is; the product finds them.

mod papers;
mod payroll;
mod vendor;
mod yearend;

use std::io::{self, Write};

pub use papers::{Paper, papers};
pub use vendor::{Mail, VENDORS, Vendor};

/// Writes all that [`Vendor::write`] does for every vendor, and the papers below `papers/`, each to
/// the writer that `open` gives for its name. The same bytes every time.
///
/// # Errors
/// What `open` or a writer reports.
pub fn write<W: Write>(open: &mut dyn FnMut(&str) -> io::Result<W>) -> io::Result<()> {
    for vendor in &VENDORS {
        vendor.write(open)?;
    }
    for paper in papers() {
        open(&format!("papers/{}", paper.file))?.write_all(paper.text.as_bytes())?;
    }
    Ok(())
}
