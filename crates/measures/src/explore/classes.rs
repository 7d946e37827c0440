//! Values counted by size class: percentiles of very many values in little memory.
//!
//! A class holds the values that agree in their first eight binary digits, so its middle is off by
//! less than 0.4 %. Counts add up, so neither the order of values nor the parts in which they come
//! show in an answer; a t-digest would not have that.

/// Binary digits that a class keeps after the first.
const DIGITS: u32 = 7;

/// The class of a value; negative ones have that of zero.
pub(crate) fn class(value: i64) -> u16 {
    let value = u64::try_from(value).unwrap_or(0);
    let shift = (u64::BITS - value.leading_zeros()).saturating_sub(DIGITS + 1);
    let class = (u64::from(shift) << DIGITS) + (value >> shift);
    u16::try_from(class).unwrap_or(u16::MAX)
}

/// The middle of a class.
pub(crate) fn middle(class: u16) -> i64 {
    let shift = (u32::from(class) >> DIGITS).saturating_sub(1);
    let first = u128::from(class) - (u128::from(shift) << DIGITS);
    let (low, width) = (first << shift, 1_u128 << shift);
    i64::try_from(low + (width - 1) / 2).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn small_values_have_classes_of_their_own() {
        for value in 0..256 {
            assert_eq!(middle(class(value)), value);
        }
        assert_eq!(class(-5), class(0));
        assert!(middle(class(i64::MAX)) > i64::MAX / 256 * 254);
    }

    proptest! {
        #[test]
        fn the_middle_is_near(value in 0..i64::MAX) {
            let off = (i128::from(middle(class(value))) - i128::from(value)).abs();
            prop_assert!(off * 256 <= i128::from(value));
        }

        #[test]
        fn greater_values_have_no_smaller_class(a in 0..i64::MAX, b in 0..i64::MAX) {
            let (low, high) = (a.min(b), a.max(b));
            prop_assert!(class(low) <= class(high));
        }
    }
}
