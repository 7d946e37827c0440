//! Port: files that the record names by their hash, and files that are still arriving.

use std::io::{Read, Write};

use crate::hash::Sha256;
use crate::id::DeliveryId;
use crate::refusal::Stop;

/// A file that is whole and never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Blob {
    /// Its hash, by which it is found.
    pub sha256: Sha256,
    /// Its length in bytes.
    pub bytes: u64,
}

/// Where files are kept.
pub trait Blobs: Send + Sync {
    /// Keeps what `write` writes. It stands, on the disk, when this answers.
    ///
    /// # Errors
    /// What `write` says; `blob-unwritable` when there is no room or no permission.
    fn put(
        &self,
        write: &mut dyn FnMut(&mut (dyn Write + Send)) -> Result<(), Stop>,
    ) -> Result<Blob, Stop>;

    /// Reads a file.
    ///
    /// # Errors
    /// `blob-missing` when it is absent, `blob-damaged` when its length is another.
    fn open(&self, blob: &Blob) -> Result<Box<dyn Read + Send>, Stop>;

    /// Adds to a file that is arriving, of which `offset` bytes are here, up to `most` bytes
    /// in all; answers how many are here then, on the disk.
    ///
    /// # Errors
    /// `blob-offset` when not `offset` bytes are here, `blob-too-large` above `most`.
    fn append(
        &self,
        delivery: DeliveryId,
        offset: u64,
        from: &mut dyn Read,
        most: u64,
    ) -> Result<u64, Stop>;

    /// How many bytes of an arriving file are here.
    ///
    /// # Errors
    /// A fault when that cannot be read.
    fn arrived(&self, delivery: DeliveryId) -> Result<u64, Stop>;

    /// Keeps a file that has arrived. What arrived stays until [`Blobs::forget`], so that this can
    /// be asked again when the house falls before a row names the file.
    ///
    /// # Errors
    /// `blob-missing` when nothing of it is here.
    fn seal(&self, delivery: DeliveryId) -> Result<Blob, Stop>;

    /// Lets go of what has arrived: a row names the file, or it will come anew. Where nothing is
    /// here, nothing happens.
    ///
    /// # Errors
    /// A fault when it cannot be removed.
    fn forget(&self, delivery: DeliveryId) -> Result<(), Stop>;
}
