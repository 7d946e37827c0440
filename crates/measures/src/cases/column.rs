//! A column of a bucket's rows, and how it is put down in few bytes.

use crate::bytes::{Reader, signed, unsigned, write_signed, write_unsigned};

/// Most whole seconds in a time are whole: they are kept as such.
const SECOND: i64 = 1_000_000;

/// Whole numbers, some of which are missing. Texts are their codes, numbers their bits, true is 1.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Column {
    /// Zero where the value is missing.
    pub(crate) values: Vec<i64>,
    /// Empty where none is missing.
    pub(crate) missing: Vec<bool>,
}

impl Column {
    /// A column of so many missing values.
    pub(crate) fn missing(rows: usize) -> Self {
        Self { values: vec![0; rows], missing: vec![true; rows] }
    }

    /// Puts `value` in row `row` of a column that begins as [`Column::missing`].
    #[inline]
    pub(crate) fn set(&mut self, row: usize, value: i64) {
        (self.values[row], self.missing[row]) = (value, false);
    }

    /// The value of row `row`.
    #[inline]
    pub(crate) fn get(&self, row: usize) -> Option<i64> {
        let missing = self.missing.get(row).copied().unwrap_or(false);
        (!missing).then(|| self.values[row])
    }

    /// Appends some rows of `other`.
    pub(crate) fn extend(&mut self, other: &Self, rows: std::ops::Range<usize>) {
        if !other.missing.is_empty() || !self.missing.is_empty() {
            self.missing.resize(self.values.len(), false);
            match other.missing.get(rows.clone()) {
                Some(missing) => self.missing.extend_from_slice(missing),
                None => self.missing.resize(self.values.len() + rows.len(), false),
            }
        }
        self.values.extend_from_slice(&other.values[rows]);
    }

    /// The rows `order`, put down: what all have in common once, then each in as many bytes as the
    /// largest needs.
    pub(crate) fn write(&self, order: &[usize], bytes: &mut Vec<u8>) {
        let known = || order.iter().filter_map(|row| self.get(*row));
        let (mut least, mut most, mut whole, mut count) = (i64::MAX, i64::MIN, true, 0);
        for value in known() {
            (least, most) = (least.min(value), most.max(value));
            whole &= value % SECOND == 0;
            count += 1;
        }
        let least = if count == 0 { 0 } else { least };
        let unit = if whole && count > 0 { SECOND } else { 1 };
        let range = if count == 0 { 0 } else { most.wrapping_sub(least).cast_unsigned() };
        let range = range / unit.unsigned_abs();
        let width = [0_u8, 1, 2, 4, 8].into_iter().find(|width| holds(*width, range)).unwrap_or(8);
        let gaps = count < order.len();
        bytes.push(width | u8::from(unit > 1) << 4 | u8::from(gaps) << 5);
        write_signed(least, bytes);
        if gaps {
            for eight in order.chunks(8) {
                let bit = |(at, row): (usize, &usize)| u8::from(self.get(*row).is_none()) << at;
                bytes.push(eight.iter().enumerate().map(bit).fold(0, |byte, bit| byte | bit));
            }
        }
        let width = usize::from(width);
        for row in order {
            let value = self.get(*row).unwrap_or(least);
            let value = value.wrapping_sub(least).cast_unsigned() / unit.unsigned_abs();
            bytes.extend_from_slice(&value.to_le_bytes()[..width]);
        }
    }

    /// Reads what [`Column::write`] put down; `None` where it did not.
    pub(crate) fn read(rows: usize, bytes: &mut Reader<'_>) -> Option<Self> {
        let head = bytes.take(1)?[0];
        let (width, unit) = (usize::from(head & 15), if head & 16 > 0 { SECOND } else { 1 });
        let least = signed(bytes)?;
        let missing = match head & 32 {
            0 => Vec::new(),
            _ => {
                let bits = bytes.take(rows.div_ceil(8))?;
                (0..rows).map(|row| bits[row / 8] >> (row % 8) & 1 == 1).collect()
            }
        };
        let value = |raw: &[u8]| {
            let mut eight = [0; 8];
            eight[..width].copy_from_slice(raw);
            least.wrapping_add(i64::from_le_bytes(eight).wrapping_mul(unit))
        };
        let mut values: Vec<i64> = match width {
            0 => vec![least; rows],
            1..=8 => bytes.take(rows.checked_mul(width)?)?.chunks_exact(width).map(value).collect(),
            _ => return None,
        };
        for (value, _) in values.iter_mut().zip(&missing).filter(|(_, missing)| **missing) {
            *value = 0;
        }
        Some(Self { values, missing })
    }
}

fn holds(width: u8, range: u64) -> bool {
    width == 8 || range >> (u32::from(width) * 8) == 0
}

/// Texts, one after the other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Names {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Names {
    /// The text of row `row`.
    pub(crate) fn get(&self, row: usize) -> &str {
        let begin = row.checked_sub(1).map_or(0, |before| self.ends[before]);
        std::str::from_utf8(&self.bytes[begin..self.ends[row]]).unwrap_or_default()
    }

    /// Number of texts.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Appends some rows of `other`.
    pub(crate) fn extend(&mut self, other: &Self, rows: std::ops::Range<usize>) {
        for row in rows {
            self.bytes.extend_from_slice(other.get(row).as_bytes());
            self.ends.push(self.bytes.len());
        }
    }

    /// Puts down `names`.
    pub(crate) fn write<'n>(names: impl Iterator<Item = &'n str>, bytes: &mut Vec<u8>) {
        for name in names {
            write_unsigned(u64::try_from(name.len()).unwrap_or(u64::MAX), bytes);
            bytes.extend_from_slice(name.as_bytes());
        }
    }

    /// Reads what [`Names::write`] put down.
    pub(crate) fn read(rows: usize, bytes: &mut Reader<'_>) -> Option<Self> {
        let mut names = Self::default();
        for _ in 0..rows {
            let length = usize::try_from(unsigned(bytes)?).ok()?;
            let text = std::str::from_utf8(bytes.take(length)?).ok()?;
            names.bytes.extend_from_slice(text.as_bytes());
            names.ends.push(names.bytes.len());
        }
        Some(names)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_put_down_is_read_back(
            values in proptest::collection::vec(
                proptest::option::of(prop_oneof![
                    any::<i64>(), -200..200_i64, (0..2000_i64).prop_map(|s| s * SECOND),
                ]),
                0..40,
            ),
        ) {
            let mut column = Column::missing(values.len());
            for (row, value) in values.iter().enumerate() {
                if let Some(value) = value {
                    column.set(row, *value);
                }
            }
            let order: Vec<usize> = (0..values.len()).rev().collect();
            let mut bytes = Vec::new();
            column.write(&order, &mut bytes);
            let mut reader = Reader::new(&bytes);
            let read = Column::read(values.len(), &mut reader).expect("sound");
            let back: Vec<Option<i64>> = (0..values.len()).map(|row| read.get(row)).collect();
            let expected: Vec<Option<i64>> = values.into_iter().rev().collect();
            prop_assert_eq!(back, expected);
            prop_assert!(reader.is_empty());
        }
    }
}
