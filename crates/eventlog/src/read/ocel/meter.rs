//! A stream that stops when one piece of it grows without end.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use crate::source::Trouble;

/// Passes bytes on and counts them since the count was last set to zero.
pub(super) struct Metered<R> {
    inner: R,
    used: Rc<Cell<usize>>,
    most: usize,
    trouble: Trouble,
}

impl<R: BufRead> Metered<R> {
    /// `used` is set to zero by whoever begins a new piece; one of more than `most` bytes is
    /// `trouble`.
    pub(super) fn new(inner: R, used: Rc<Cell<usize>>, most: usize, trouble: Trouble) -> Self {
        Self { inner, used, most, trouble }
    }
}

impl<R: BufRead> BufRead for Metered<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.used.get() > self.most {
            return Err(self.trouble.error());
        }
        let ready = self.inner.fill_buf()?;
        Ok(&ready[..ready.len().min(self.most)])
    }

    fn consume(&mut self, count: usize) {
        self.used.set(self.used.get().saturating_add(count));
        self.inner.consume(count);
    }
}

impl<R: BufRead> Read for Metered<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut ready = self.fill_buf()?;
        let count = ready.read(out)?;
        self.consume(count);
        Ok(count)
    }
}
