//! The hash of what is written or read, on the way.

use std::io::{self, Read, Write};

use kajitori_domain::blob::Blob;
use kajitori_domain::hash::Sha256;
use sha2::Digest;

/// A writer that knows the hash of what went through it.
pub(crate) struct Hashing<W> {
    inner: W,
    hasher: sha2::Sha256,
    bytes: u64,
}

impl<W: Write> Hashing<W> {
    pub(crate) fn new(inner: W) -> Self {
        Self { inner, hasher: sha2::Sha256::new(), bytes: 0 }
    }

    /// The writer, and what went through it.
    pub(crate) fn done(self) -> (W, Blob) {
        let sha256 = Sha256(self.hasher.finalize().into());
        (self.inner, Blob { sha256, bytes: self.bytes })
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// The hash of all that `from` gives.
pub(crate) fn hash_of(mut from: impl Read) -> io::Result<Blob> {
    let mut through = Hashing::new(io::sink());
    io::copy(&mut from, &mut through)?;
    Ok(through.done().1)
}
