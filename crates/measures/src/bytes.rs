//! Numbers in few bytes, and reading them back without trust.

/// What is left to read.
#[derive(Debug)]
pub(crate) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The next `count` bytes; `None` when there are fewer.
    pub(crate) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many bytes are left.
    pub(crate) fn left(&self) -> usize {
        self.0.len()
    }
}

/// Writes seven bits a byte, the lowest first.
pub(crate) fn write_unsigned(mut value: u64, bytes: &mut Vec<u8>) {
    while value >= 128 {
        bytes.push(u8::try_from(value & 127).unwrap_or(0) | 128);
        value >>= 7;
    }
    bytes.push(u8::try_from(value).unwrap_or(0));
}

/// Reads what [`write_unsigned`] wrote.
pub(crate) fn unsigned(bytes: &mut Reader<'_>) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let byte = bytes.take(1)?[0];
        value |= u64::from(byte & 127) << shift;
        if byte & 128 == 0 {
            return Some(value);
        }
    }
    None
}

/// Small numbers of either sign in few bytes.
pub(crate) fn write_signed(value: i64, bytes: &mut Vec<u8>) {
    write_unsigned((value << 1 ^ value >> 63).cast_unsigned(), bytes);
}

/// Reads what [`write_signed`] wrote.
pub(crate) fn signed(bytes: &mut Reader<'_>) -> Option<i64> {
    let value = unsigned(bytes)?;
    Some((value >> 1).cast_signed() ^ -(value & 1).cast_signed())
}
