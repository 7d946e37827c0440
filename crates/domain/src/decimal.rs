//! Exact decimal numbers as people write them in contracts: `0.999`, `99.9%`, `1.5`.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

/// An exact decimal number: `units / 10^scale`.
#[derive(Debug, Clone, Copy)]
pub struct Decimal {
    /// The number without its decimal point.
    pub units: i64,
    /// Digits after the decimal point, 0–17 (fifteen, and two more for a percentage).
    pub scale: u8,
}

impl Decimal {
    /// Reads `0.999`, `-3`, or `99.9%` (which is 0.999). `None` when it is no such number or has
    /// more than fifteen digits.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (text, percent) = match text.strip_suffix(['%', '％']) {
            Some(rest) => (rest.trim_end(), 2),
            None => (text, 0),
        };
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = format!("{whole}{fraction}");
        let bare = digits.strip_prefix('-').unwrap_or(&digits);
        let fits = !bare.is_empty() && bare.len() <= 15 && bare.bytes().all(|b| b.is_ascii_digit());
        if !fits || (text.contains('.') && fraction.is_empty()) {
            return None;
        }
        let scale = u8::try_from(fraction.len()).ok()? + percent;
        Some(Self { units: digits.parse().ok()?, scale })
    }

    /// Reads what `Display` wrote, up to the 17 digits that a percentage may have come to.
    fn exact(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let scale = u8::try_from(fraction.len()).ok().filter(|scale| *scale <= 17)?;
        let read = Self { units: format!("{whole}{fraction}").parse().ok()?, scale };
        (read.to_string() == text).then_some(read)
    }

    /// The nearest binary floating-point number; for statistics and drawing, never for a verdict.
    pub fn to_f64(self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "at most 15 digits, exact in f64")]
        let units = self.units as f64;
        units / 10_f64.powi(i32::from(self.scale))
    }

    /// Compares the fraction `numerator / denominator` with this number, exactly. `denominator`
    /// must be positive and at most 2⁶⁴, as counts are.
    pub fn compare_fraction(self, numerator: i128, denominator: i128) -> Ordering {
        let one = 10_i128.pow(u32::from(self.scale));
        let units = i128::from(self.units);
        // Whole parts first: what remains is small enough to multiply.
        let whole = numerator.div_euclid(denominator).cmp(&units.div_euclid(one));
        let rest = || {
            let rest = numerator.rem_euclid(denominator) * one;
            rest.cmp(&(units.rem_euclid(one) * denominator))
        };
        whole.then_with(rest)
    }

    /// Whether the number is one (a target of 100 %).
    pub fn is_one(self) -> bool {
        self.compare_fraction(1, 1) == Ordering::Equal
    }
}

impl Decimal {
    /// The plain decimal times a hundred, for `%`.
    pub fn percent(self) -> Self {
        match self.scale {
            0 => Self { units: self.units.saturating_mul(100), scale: 0 },
            1 => Self { units: self.units.saturating_mul(10), scale: 0 },
            scale => Self { units: self.units, scale: scale - 2 },
        }
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = |s: u8| 10_i128.pow(u32::from(s));
        (i128::from(self.units) * scale(other.scale))
            .cmp(&(i128::from(other.units) * scale(self.scale)))
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.scale == 0 {
            return write!(f, "{}", self.units);
        }
        let scale = 10_u64.pow(u32::from(self.scale));
        let (magnitude, sign) = (self.units.unsigned_abs(), if self.units < 0 { "-" } else { "" });
        let width = usize::from(self.scale);
        write!(f, "{sign}{}.{:0width$}", magnitude / scale, magnitude % scale)
    }
}

impl Serialize for Decimal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::exact(&text).ok_or_else(|| serde::de::Error::custom("not a decimal number"))
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering::{Equal, Greater, Less};

    use proptest::prelude::*;

    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).expect(text)
    }

    #[test]
    fn reads_numbers_as_contracts_write_them() {
        for (text, units, scale) in [
            ("0.999", 999, 3),
            ("99.9%", 999, 3),
            ("99.9 ％", 999, 3),
            ("95%", 95, 2),
            (" 40 ", 40, 0),
            ("-3", -3, 0),
            ("-0.5", -5, 1),
            (".5", 5, 1),
            ("007", 7, 0),
            ("1.50", 150, 2),
            ("999999999999999", 999_999_999_999_999, 0),
            ("0.00000000000001%", 1, 16),
        ] {
            let found = decimal(text);
            assert_eq!((found.units, found.scale), (units, scale), "{text}");
        }
        for text in [
            "",
            "%",
            "-",
            ".",
            "5.",
            "1.2.3",
            "1,000",
            "1e3",
            "+5",
            "--5",
            "1.-5",
            "5%%",
            "%5",
            "NaN",
            "０.９",
            "1234567890123456",
            "0x10",
            "1 000",
        ] {
            assert!(Decimal::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn equal_numbers_are_equal_however_written() {
        assert_eq!(decimal("0.95"), decimal("95%"));
        assert_eq!(decimal("1.50"), decimal("1.5"));
        assert_eq!(decimal("-0"), decimal("0.000"));
        assert!(decimal("0.9995") < decimal("99.96%"));
        assert!(decimal("-1") < decimal("-0.999"));
        assert!(decimal("100%").is_one() && decimal("1.000").is_one());
        assert!(!decimal("0.99999999999999").is_one());
    }

    #[test]
    fn shows_every_digit() {
        for (text, shown) in
            [("95%", "0.95"), ("0.950", "0.950"), ("-0.5", "-0.5"), ("12", "12"), ("-3%", "-0.03")]
        {
            assert_eq!(decimal(text).to_string(), shown);
        }
        assert_eq!(serde_json::to_string(&decimal("99.9%")).expect("JSON"), "\"0.999\"");
    }

    #[test]
    fn compares_fractions_without_rounding() {
        for (target, numerator, denominator, expected) in [
            ("0.95", 19, 20, Equal),
            ("0.95", 949_999_999_999_999, 1_000_000_000_000_000, Less),
            ("0.95", 950_000_000_000_001, 1_000_000_000_000_000, Greater),
            ("0.33333333333333", 1, 3, Greater),
            ("-0.5", -1, 2, Equal),
            ("-0.5", -2, 3, Less),
            ("-0.5", 0, 7, Greater),
            ("100%", 7, 7, Equal),
            ("0", i128::MAX, 1, Greater),
            ("0", i128::MIN, i128::from(u64::MAX), Less),
            ("0.00000000000001%", i128::from(u64::MAX) - 1, i128::from(u64::MAX), Greater),
        ] {
            let found = decimal(target).compare_fraction(numerator, denominator);
            assert_eq!(found, expected, "{numerator}/{denominator} and {target}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn reads_what_it_shows(
            units in -999_999_999_999_999_i64..=999_999_999_999_999, scale in 0_u8..=14,
        ) {
            let number = Decimal { units, scale };
            let again = Decimal::parse(&number.to_string());
            prop_assert_eq!(again, Some(number));
        }

        #[test]
        fn order_is_that_of_the_numbers(
            a in -1_000_000_i64..1_000_000, b in -1_000_000_i64..1_000_000,
            s in 0_u8..=6, t in 0_u8..=6,
        ) {
            let (x, y) = (Decimal { units: a, scale: s }, Decimal { units: b, scale: t });
            let exact = (a * 10_i64.pow(6 - u32::from(s))).cmp(&(b * 10_i64.pow(6 - u32::from(t))));
            prop_assert_eq!(x.cmp(&y), exact);
            let fraction = y.compare_fraction(i128::from(a), 10_i128.pow(u32::from(s)));
            prop_assert_eq!(fraction, exact);
            prop_assert!((x.to_f64() - a as f64 / 10_f64.powi(i32::from(s))).abs() < 1e-12);
        }
    }
}
