//! What a reader hands on while it reads: some thousand to some million events at a time, in the
//! file's order.

use arrow::array::RecordBatch;
use arrow::array::StringArray;
use kajitori_domain::refusal::Stop;

/// Distinct texts of one column, in the order of their codes.
#[derive(Debug, Clone)]
pub struct Dictionary {
    /// The column.
    pub column: String,
    /// The texts by code.
    pub texts: StringArray,
}

/// Some events. The columns are those of [`crate::log`], in that order, but texts are `UInt32`
/// codes and not dictionaries: the same code means the same text in every chunk of a file.
#[derive(Debug, Clone)]
pub struct Chunk {
    /// The columns; attributes may differ from chunk to chunk where a file does not announce them.
    pub batch: RecordBatch,
}

/// Takes what a reader hands on.
pub trait Sink {
    /// The dictionaries that codes go on from, one per text column that is known already: a text
    /// of these gets its code again, a new one the next.
    fn known(&self) -> Vec<Dictionary>;

    /// Takes the next chunk.
    ///
    /// # Errors
    /// Whatever stops the taker stops the reader.
    fn take(&mut self, chunk: Chunk) -> Result<(), Stop>;

    /// Takes the texts that are new since [`Sink::known`], after the last chunk: one entry per text
    /// column, `texts` without the known ones.
    ///
    /// # Errors
    /// Whatever stops the taker stops the reader.
    fn finish(&mut self, new: Vec<Dictionary>) -> Result<(), Stop>;
}
