//! Values as bytes and back, for what is remembered across runs: field after field, numbers in as
//! few bytes as they need. What is read is not trusted: anything unexpected is no value.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::bytes::{Reader, signed, unsigned, write_signed, write_unsigned};

/// A value that can be kept.
pub(crate) trait Kept: Sized {
    /// Appends the value.
    fn put(&self, bytes: &mut Vec<u8>);

    /// Reads it back; `None` where the bytes are no such value.
    fn get(bytes: &mut Reader<'_>) -> Option<Self>;
}

/// Keeps a struct field by field.
macro_rules! kept {
    ($name:ty { $($field:ident),* $(,)? }) => {
        impl $crate::kept::Kept for $name {
            fn put(&self, bytes: &mut Vec<u8>) {
                $( $crate::kept::Kept::put(&self.$field, bytes); )*
            }

            fn get(bytes: &mut $crate::bytes::Reader<'_>) -> Option<Self> {
                Some(Self { $( $field: $crate::kept::Kept::get(bytes)? ),* })
            }
        }
    };
}
pub(crate) use kept;

macro_rules! whole {
    ($($name:ty),*) => { $(
        impl Kept for $name {
            fn put(&self, bytes: &mut Vec<u8>) {
                write_unsigned(u64::try_from(*self).unwrap_or(u64::MAX), bytes);
            }

            fn get(bytes: &mut Reader<'_>) -> Option<Self> {
                Self::try_from(unsigned(bytes)?).ok()
            }
        }
    )* };
}
whole!(u8, u32, u64, usize);

impl Kept for i64 {
    fn put(&self, bytes: &mut Vec<u8>) {
        write_signed(*self, bytes);
    }

    fn get(bytes: &mut Reader<'_>) -> Option<Self> {
        signed(bytes)
    }
}

impl Kept for i128 {
    fn put(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.to_le_bytes());
    }

    fn get(bytes: &mut Reader<'_>) -> Option<Self> {
        Some(Self::from_le_bytes(bytes.take(16)?.try_into().ok()?))
    }
}

impl Kept for bool {
    fn put(&self, bytes: &mut Vec<u8>) {
        bytes.push(u8::from(*self));
    }

    fn get(bytes: &mut Reader<'_>) -> Option<Self> {
        match bytes.take(1)?[0] {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Kept for () {
    fn put(&self, _: &mut Vec<u8>) {}

    fn get(_: &mut Reader<'_>) -> Option<Self> {
        Some(())
    }
}

impl Kept for String {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.len().put(bytes);
        bytes.extend_from_slice(self.as_bytes());
    }

    fn get(bytes: &mut Reader<'_>) -> Option<Self> {
        let length = usize::get(bytes)?;
        String::from_utf8(bytes.take(length)?.to_vec()).ok()
    }
}

impl<T: Kept> Kept for Option<T> {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.is_some().put(bytes);
        if let Some(value) = self {
            value.put(bytes);
        }
    }

    fn get(bytes: &mut Reader<'_>) -> Option<Self> {
        if bool::get(bytes)? { Some(Some(T::get(bytes)?)) } else { Some(None) }
    }
}

impl<T: Kept> Kept for Vec<T> {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.len().put(bytes);
        self.iter().for_each(|value| value.put(bytes));
    }

    fn get(bytes: &mut Reader<'_>) -> Option<Self> {
        let length = usize::get(bytes)?;
        // No more memory is asked for than there are bytes to fill it.
        let mut values = Self::with_capacity(length.min(bytes.left()));
        for _ in 0..length {
            values.push(T::get(bytes)?);
        }
        Some(values)
    }
}

impl<A: Kept, B: Kept> Kept for (A, B) {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.0.put(bytes);
        self.1.put(bytes);
    }

    fn get(bytes: &mut Reader<'_>) -> Option<Self> {
        Some((A::get(bytes)?, B::get(bytes)?))
    }
}

impl<A: Kept, B: Kept, C: Kept> Kept for (A, B, C) {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.0.put(bytes);
        self.1.put(bytes);
        self.2.put(bytes);
    }

    fn get(bytes: &mut Reader<'_>) -> Option<Self> {
        Some((A::get(bytes)?, B::get(bytes)?, C::get(bytes)?))
    }
}

impl<T: Kept, const N: usize> Kept for [T; N] {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.iter().for_each(|value| value.put(bytes));
    }

    fn get(bytes: &mut Reader<'_>) -> Option<Self> {
        let values: Option<Vec<T>> = (0..N).map(|_| T::get(bytes)).collect();
        values?.try_into().ok()
    }
}

impl<T: Kept> Kept for Reverse<T> {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.0.put(bytes);
    }

    fn get(bytes: &mut Reader<'_>) -> Option<Self> {
        Some(Self(T::get(bytes)?))
    }
}

impl<K: Kept + Ord, V: Kept> Kept for BTreeMap<K, V> {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.len().put(bytes);
        for (key, value) in self {
            key.put(bytes);
            value.put(bytes);
        }
    }

    fn get(bytes: &mut Reader<'_>) -> Option<Self> {
        let pairs: Vec<(K, V)> = Vec::get(bytes)?;
        Some(pairs.into_iter().collect())
    }
}
